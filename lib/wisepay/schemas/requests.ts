/** The bodies of requests. They are strict: a field that the contract does not know is a mistake. */
import * as v from 'valibot';
import { moneySchema } from '../../money/money.ts';
import { described, idSchema } from './common.ts';
import { refundReasonSchema } from './payment.ts';

export const invoiceVersionSchema = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(200),
  v.description('The `version` of the invoice that the person saw.'),
);

/** How long a note may be, in characters. */
export const longestNote = 500;

export const refundRequestSchema = v.strictObject({
  amount: described(moneySchema, 'The part of the payment to give back, without its surcharge, above zero.'),
  includesSurcharge: described(v.boolean(), 'Whether the surcharge on that part is given back on top.'),
  reason: refundReasonSchema,
  note: v.optional(v.pipe(v.string(), v.maxLength(longestNote))),
  refundedSoFar: described(moneySchema, 'The payment’s `refunded` that the person saw.'),
  invoiceVersion: invoiceVersionSchema,
});

export type RefundRequest = v.InferOutput<typeof refundRequestSchema>;

/** Which terminal asks for a card, and for how much; WisePay adds the surcharge. */
export const terminalPaymentRequestSchema = v.strictObject({
  terminalId: idSchema,
  amount: described(
    moneySchema,
    'What is to count towards the invoice, above zero; WisePay adds the surcharge.',
  ),
  invoiceVersion: invoiceVersionSchema,
});

export type TerminalPaymentRequest = v.InferOutput<typeof terminalPaymentRequestSchema>;

export const terminalCancelRequestSchema = v.strictObject({});
