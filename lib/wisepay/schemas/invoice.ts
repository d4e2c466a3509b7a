/** `GET /invoices`: the one view of an invoice that the POD works from. */
import * as v from 'valibot';
import { type Money, moneySchema } from '../../money.ts';
import {
  dateSchema,
  emailSchema,
  idSchema,
  listOf,
  textSchema,
  timestampSchema,
  urlSchema,
} from './common.ts';
import { type Payment, paymentSchema } from './payment.ts';
import { invoiceVersionSchema } from './request-parts.ts';
import { type TerminalPayment, terminalPaymentSchema } from './terminal-payment.ts';

/** WisePay's invoice states (its public help centre), and `outstanding` for one that simply waits to be paid. */
export const invoiceStatusSchema = v.picklist([
  'outstanding',
  'part_paid',
  'paid',
  'scheduled',
  'cancelled',
  'fixed',
  'payment_error',
  'processing_error',
  'deleted',
  'error',
  'overpayment',
]);

export type InvoiceStatus = v.InferOutput<typeof invoiceStatusSchema>;

/** PSA's invoice types. A credit memo is zero or negative. */
export const invoiceTypeSchema = v.picklist([
  'agreement',
  'credit_memo',
  'down_payment',
  'miscellaneous',
  'progress',
  'standard',
]);

/** Why an action is not offered. */
export const actionReasonSchema = v.picklist([
  'not_permitted',
  'invoice_paid',
  'invoice_void',
  'nothing_refundable',
  'no_terminal',
  'no_payer_account',
  'cooldown',
  'disabled',
]);

export const actionSchema = v.variant('allowed', [
  v.object({ allowed: v.literal(true) }),
  v.object({ allowed: v.literal(false), reason: actionReasonSchema }),
]);

export type Action = v.InferOutput<typeof actionSchema>;

/** A day on which WisePay will take the payment by itself: another payment before it risks paying twice. */
export const scheduledPaymentSchema = v.object({ date: dateSchema, method: textSchema });

/** Something that happened to the invoice. WisePay may know more kinds than the POD has words for. */
export const activityEntrySchema = v.object({
  at: timestampSchema,
  kind: textSchema,
  by: v.optional(textSchema),
  amount: v.optional(moneySchema),
  /** What it was about, for people to read. */
  text: v.optional(textSchema),
});

export type ActivityEntry = v.InferOutput<typeof activityEntrySchema>;

/** The fields; `invoiceSchema` adds what has to hold between them. */
export const invoiceFieldsSchema = v.object({
  id: idSchema,
  /** Changes with every change of the invoice; money-moving requests send back the one that the user saw. */
  version: invoiceVersionSchema,
  recordId: textSchema,
  number: textSchema,
  type: invoiceTypeSchema,
  company: textSchema,
  merchantId: idSchema,
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
  status: invoiceStatusSchema,
  total: moneySchema,
  paid: moneySchema,
  refunded: moneySchema,
  balance: moneySchema,
  dueDate: dateSchema,
  scheduledPayment: v.optional(scheduledPaymentSchema),
  payer: v.object({ account: v.boolean(), name: v.optional(textSchema), email: v.optional(emailSchema) }),
  payments: listOf(paymentSchema),
  reminders: v.object({
    last: v.optional(v.object({ at: timestampSchema, to: emailSchema, by: textSchema })),
    availableAt: v.optional(timestampSchema),
  }),
  terminals: listOf(
    v.object({ id: idSchema, label: textSchema, state: v.picklist(['ready', 'busy', 'offline']) }),
  ),
  openTerminalPayment: v.optional(terminalPaymentSchema),
  activity: listOf(activityEntrySchema),
  /** Where the payer pays the invoice. */
  paymentLink: urlSchema,
  actions: v.object({
    pay: actionSchema,
    terminal: actionSchema,
    remind: actionSchema,
    refund: actionSchema,
  }),
  surcharge: listOf(
    v.object({
      method: textSchema,
      /** Percent of the amount: `2.5`. */
      percent: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(100))),
      fixed: v.optional(moneySchema),
    }),
  ),
});

/**
 * The invoice, with every amount in its own currency: figures of two currencies are never added or compared. What an
 * activity was about is only shown, with its currency.
 */
export const invoiceSchema = v.pipe(
  invoiceFieldsSchema,
  v.check((invoice) => amountsIn(invoice).every(({ currency }) => currency === invoice.currency)),
);

export type Invoice = v.InferOutput<typeof invoiceSchema>;

function amountsIn(invoice: v.InferOutput<typeof invoiceFieldsSchema>): Money[] {
  const { total, paid, refunded, balance, payments, surcharge, openTerminalPayment } = invoice;
  return [
    total,
    paid,
    refunded,
    balance,
    ...surcharge.flatMap(({ fixed }) => fixed ?? []),
    ...payments.flatMap(amountsOf),
    ...(openTerminalPayment === undefined ? [] : amountsOnTerminal(openTerminalPayment)),
  ];
}

function amountsOnTerminal({ amount, surcharge, total, approved }: TerminalPayment): Money[] {
  return [amount, total, surcharge ?? amount, approved ?? amount];
}

function amountsOf({ amount, surcharge, refunded, refundable, refunds }: Payment): Money[] {
  return [
    amount,
    surcharge,
    refunded,
    refundable,
    ...refunds.flatMap((refund) => [refund.amount, refund.surcharge]),
  ];
}
