/** `POST /payments/{id}/refunds`: what is sent. */
import * as v from 'valibot';
import { moneySchema } from '../../money.ts';
import { refundSchema } from './payment.ts';
import { invoiceVersionSchema } from './request-parts.ts';

export const refundRequestSchema = v.strictObject({
  /** The part of the payment to give back, without its surcharge, above zero. */
  amount: moneySchema,
  /** Whether the surcharge on that part is given back on top. */
  includesSurcharge: v.boolean(),
  reason: refundSchema.entries.reason,
  note: v.optional(v.pipe(v.string(), v.maxLength(500))),
  /** The payment's `refunded` that the person saw. */
  refundedSoFar: moneySchema,
  invoiceVersion: invoiceVersionSchema,
});

export type RefundRequest = v.InferOutput<typeof refundRequestSchema>;
