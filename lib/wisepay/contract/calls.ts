/** Every call of the POD API. The API document takes new calls and new fields from here. */
import { invoiceSchema } from '../schemas/invoice.ts';
import { operationSchema } from '../schemas/operation.ts';
import { refundSchema } from '../schemas/payment.ts';
import { paymentSessionRequestSchema, paymentSessionSchema } from '../schemas/payment-session.ts';
import { reminderRequestSchema, reminderSchema } from '../schemas/reminder.ts';
import {
  refundRequestSchema,
  terminalCancelRequestSchema,
  terminalPaymentRequestSchema,
} from '../schemas/requests.ts';
import { sessionSchema } from '../schemas/session.ts';
import { terminalPaymentSchema } from '../schemas/terminal-payment.ts';
import { type Call, call } from './call.ts';
import { exampleInvoice, exampleRefund, exampleTerminalPayment } from './examples.ts';
import { type CallName, paths } from './paths.ts';

/** By the call's name in the document. */
export const calls: Readonly<Record<CallName, Call>> = {
  getSession: call({
    method: 'get',
    path: paths.getSession,
    summary: 'Who is asking',
    parameters: [],
    answer: {
      status: 200,
      meaning: 'The user, and the merchants whose invoices they may see.',
      schema: sessionSchema,
      example: {
        user: {
          id: 'usr_1',
          name: 'Pat Lee',
          email: 'pat@northwind.example',
          role: 'merchant_admin',
          active: true,
        },
        merchants: [
          {
            id: 'mer_northwind',
            name: 'Northwind MSP',
            currency: 'USD',
            psa: [{ host: 'na.myconnectwise.net', company: 'northwind' }],
          },
        ],
      },
    },
    refusals: [],
  }),

  findInvoice: call({
    method: 'get',
    path: paths.findInvoice,
    summary: 'The invoice on screen',
    description: 'By record id, by number, or by both, which then have to name the same invoice.',
    parameters: ['host', 'company', 'recordId', 'number', 'If-None-Match'],
    answer: {
      status: 200,
      meaning: 'The one view of the invoice that the POD works from.',
      schema: invoiceSchema,
      example: exampleInvoice,
      isTagged: true,
    },
    refusals: ['invalid_request', 'invoice_not_synced', 'invoice_ambiguous', 'invoice_mismatch'],
  }),

  createPaymentSession: call({
    method: 'post',
    path: paths.createPaymentSession,
    summary: 'Open WisePay’s payments screen',
    description:
      'A person has one session at a time that can be used for an invoice: with another key, the one that is open comes again with a new `expiresAt`, or a new one where it was paid with or has run out.',
    parameters: ['id'],
    body: { schema: paymentSessionRequestSchema, example: {} },
    answer: {
      status: 201,
      meaning: 'The screen’s address, for one payment.',
      schema: paymentSessionSchema,
      example: { url: 'https://app.wisepay.example/pay/ses_1', expiresAt: '2026-05-04T10:00:00Z' },
    },
    refusals: ['invoice_not_synced', 'invoice_paid', 'invoice_void', 'not_permitted', 'disabled'],
  }),

  startTerminalPayment: call({
    method: 'post',
    path: paths.startTerminalPayment,
    summary: 'Have a terminal ask for a card',
    parameters: ['id'],
    body: {
      schema: terminalPaymentRequestSchema,
      example: { terminalId: 'term_1', amount: { value: 84_050, currency: 'USD' }, invoiceVersion: '7' },
    },
    answer: {
      status: 202,
      meaning: 'The terminal payment, to be followed.',
      schema: terminalPaymentSchema,
      example: exampleTerminalPayment,
    },
    refusals: [
      'invoice_not_synced',
      'invoice_changed',
      'invoice_paid',
      'invoice_void',
      'not_permitted',
      'disabled',
      'terminal_unknown',
      'terminal_busy',
      'terminal_offline',
      'payment_open',
      'amount_above_balance',
      'amount_invalid',
      'currency_mismatch',
    ],
  }),

  getTerminalPayment: call({
    method: 'get',
    path: paths.getTerminalPayment,
    summary: 'Follow a terminal payment',
    parameters: ['id', 'after', 'wait'],
    answer: {
      status: 200,
      meaning: 'The terminal payment as it is now.',
      schema: terminalPaymentSchema,
      example: exampleTerminalPayment,
    },
    refusals: ['invalid_request', 'terminal_payment_unknown'],
  }),

  cancelTerminalPayment: call({
    method: 'post',
    path: paths.cancelTerminalPayment,
    summary: 'Stop a terminal payment',
    description: 'Asks for it; how the payment ended is known only once it has ended.',
    parameters: ['id'],
    body: { schema: terminalCancelRequestSchema, example: {} },
    answer: {
      status: 202,
      meaning: 'The terminal payment, with `cancelRequested`.',
      schema: terminalPaymentSchema,
      example: { ...exampleTerminalPayment, version: 4, cancelRequested: true },
    },
    refusals: ['terminal_payment_unknown', 'too_late'],
  }),

  sendReminder: call({
    method: 'post',
    path: paths.sendReminder,
    summary: 'Email the payer',
    parameters: ['id'],
    body: { schema: reminderRequestSchema, example: { invoiceVersion: '7' } },
    answer: {
      status: 202,
      meaning: 'What became of the email.',
      schema: reminderSchema,
      example: { id: 'rem_1', to: 'kim@contoso.example', at: '2026-05-04T09:30:00Z', state: 'accepted' },
    },
    refusals: [
      'invoice_not_synced',
      'invoice_changed',
      'invoice_paid',
      'invoice_void',
      'no_payer_account',
      'not_permitted',
      'disabled',
      'cooldown',
    ],
  }),

  refundPayment: call({
    method: 'post',
    path: paths.refundPayment,
    summary: 'Give a payment back',
    description:
      'A card payment that is not settled is voided, as a whole. With `includesSurcharge` the surcharge goes back in proportion, half up, never more than is left of it, and all that is left with the last of the amount. Where the payment or the merchant rules that out, `includesSurcharge` has to be false, except for a void.',
    parameters: ['id'],
    body: {
      schema: refundRequestSchema,
      example: {
        amount: { value: 10_000, currency: 'USD' },
        includesSurcharge: true,
        reason: 'overcharged',
        refundedSoFar: { value: 0, currency: 'USD' },
        invoiceVersion: '7',
      },
    },
    answer: {
      status: 202,
      meaning: 'The refund, to be followed.',
      schema: refundSchema,
      example: exampleRefund,
    },
    refusals: [
      'payment_unknown',
      'invoice_changed',
      'step_up_required',
      'refund_above_remaining',
      'payment_not_settled',
      'not_refundable',
      'surcharge_not_refundable',
      'not_permitted',
      'disabled',
      'amount_invalid',
      'currency_mismatch',
    ],
  }),

  getRefund: call({
    method: 'get',
    path: paths.getRefund,
    summary: 'Follow a refund',
    parameters: ['id', 'after', 'wait'],
    answer: {
      status: 200,
      meaning: 'The refund as it is now.',
      schema: refundSchema,
      example: exampleRefund,
    },
    refusals: ['invalid_request', 'refund_unknown'],
  }),

  findOperation: call({
    method: 'get',
    path: paths.findOperation,
    summary: 'What became of a request whose answer never came',
    parameters: ['idempotencyKey'],
    answer: {
      status: 200,
      meaning: 'The first answer, or that it is not there yet.',
      schema: operationSchema,
      example: { state: 'done', kind: 'refund', status: 202, body: exampleRefund },
    },
    refusals: ['operation_unknown'],
  }),
};
