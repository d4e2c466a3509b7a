/** `POST /payments/{id}/refunds`: what is sent. */
import * as v from 'valibot';
import { moneySchema } from '../../money.ts';
import { described } from './common.ts';
import { refundReasonSchema } from './payment.ts';
import { invoiceVersionSchema } from './request-parts.ts';

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
