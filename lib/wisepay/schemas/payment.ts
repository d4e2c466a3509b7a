/** Payments and refunds as an invoice carries them. */
import * as v from 'valibot';
import {
  amountSchema,
  described,
  idSchema,
  last4Schema,
  listOf,
  textSchema,
  timestampSchema,
} from './common.ts';

/** How a payment was made; only masked data ever reaches the POD. */
export const paymentMethodSchema = v.object({
  kind: v.picklist(['card', 'bank_debit']),
  brand: v.optional(textSchema),
  last4: v.optional(last4Schema),
});

export const refundSchema = v.object({
  id: idSchema,
  version: described(v.pipe(v.number(), v.integer()), 'Grows with every change; asked for with `after`.'),
  paymentId: idSchema,
  amount: described(amountSchema, 'What goes back of the payment, without its surcharge.'),
  surcharge: described(amountSchema, 'What goes back of the surcharge, on top.'),
  kind: described(v.picklist(['refund', 'void']), 'A payment that is not settled is voided, as a whole.'),
  state: v.picklist(['pending', 'succeeded', 'failed']),
  reason: v.picklist(['duplicate', 'overcharged', 'requested_by_customer', 'other']),
  destination: described(
    v.object({ brand: v.optional(textSchema), last4: v.optional(last4Schema) }),
    'The card or account that the money goes back to, masked.',
  ),
  by: described(textSchema, 'Who asked for it.'),
  at: timestampSchema,
  failure: v.optional(described(textSchema, 'Why it failed, for people to read.')),
});

export type Refund = v.InferOutput<typeof refundSchema>;

export const paymentSchema = v.object({
  id: idSchema,
  at: timestampSchema,
  method: paymentMethodSchema,
  amount: described(amountSchema, 'What was paid towards the invoice; the surcharge comes on top.'),
  surcharge: described(amountSchema, 'What was really charged on top.'),
  surchargeRefundable: v.fallback(
    v.optional(
      described(
        v.boolean(),
        'False where a refund of this payment cannot give its surcharge back, whatever the merchant’s rule. A void undoes the whole payment, surcharge included.',
      ),
    ),
    undefined,
  ),
  refunded: described(
    amountSchema,
    'What went back of the amount, without surcharge; what is pending counts.',
  ),
  refundable: described(amountSchema, 'What can still be given back of the amount, without surcharge.'),
  state: v.picklist(['pending', 'settled', 'failed', 'void']),
  refunds: listOf(refundSchema),
});

export type Payment = v.InferOutput<typeof paymentSchema>;
