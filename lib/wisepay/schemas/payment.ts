/** Payments and refunds as an invoice carries them. */
import * as v from 'valibot';
import { moneySchema } from '../../money.ts';
import { idSchema, last4Schema, listOf, textSchema, timestampSchema } from './common.ts';

/** How a payment was made; only masked data ever reaches the POD. */
export const paymentMethodSchema = v.object({
  kind: v.picklist(['card', 'bank_debit']),
  brand: v.optional(textSchema),
  last4: v.optional(last4Schema),
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
  destination: v.object({ brand: v.optional(textSchema), last4: v.optional(last4Schema) }),
  by: textSchema,
  at: timestampSchema,
  failure: v.optional(textSchema),
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
  refunds: listOf(refundSchema),
});

export type Payment = v.InferOutput<typeof paymentSchema>;
