/** Payments and refunds as an invoice carries them. */
import * as v from 'valibot';
import { moneySchema } from '../../money.ts';
import { idSchema, timestampSchema } from './common.ts';

/** How a payment was made; only masked data ever reaches the POD. */
export const paymentMethodSchema = v.object({
  kind: v.picklist(['card', 'bank_debit']),
  brand: v.optional(v.string()),
  last4: v.optional(v.pipe(v.string(), v.regex(/^\d{4}$/))),
});

export const refundSchema = v.object({
  id: idSchema,
  version: v.pipe(v.number(), v.integer()),
  paymentId: idSchema,
  amount: moneySchema,
  surcharge: moneySchema,
  kind: v.picklist(['refund', 'void']),
  state: v.picklist(['pending', 'succeeded', 'failed']),
  reason: v.picklist(['duplicate', 'overcharged', 'requested_by_customer', 'other']),
  destination: v.object({ brand: v.optional(v.string()), last4: v.optional(v.string()) }),
  by: v.string(),
  at: timestampSchema,
  failure: v.optional(v.string()),
});

export type Refund = v.InferOutput<typeof refundSchema>;

export const paymentSchema = v.object({
  id: idSchema,
  at: timestampSchema,
  method: paymentMethodSchema,
  /** What was paid towards the invoice; the surcharge comes on top. */
  amount: moneySchema,
  surcharge: moneySchema,
  refunded: moneySchema,
  refundable: moneySchema,
  state: v.picklist(['pending', 'settled', 'failed', 'void']),
  refunds: v.array(refundSchema),
});

export type Payment = v.InferOutput<typeof paymentSchema>;
