/** Payments and refunds, as in an invoice. */
import * as v from 'valibot';
import {
  amountSchema,
  described,
  idSchema,
  last4Schema,
  listOf,
  reasonSchema,
  timestampSchema,
  wordsSchema,
} from './common.ts';
import { openListOf } from './open-values.ts';
import { decoration } from './tolerant.ts';

/** The payment methods that the POD knows. */
export const methodKindSchema = v.picklist(['card', 'bank_debit']);

/** How a payment was made; only masked data ever reaches the POD. */
export const paymentMethodSchema = v.object({
  kind: openListOf(methodKindSchema),
  brand: decoration(wordsSchema),
  last4: decoration(last4Schema),
});

/** A payment that is not settled is voided, as a whole. */
export const refundKindSchema = v.picklist(['refund', 'void']);

/** The states of a refund that the POD knows. One that succeeded may still fail. */
export const refundStateSchema = v.picklist(['pending', 'succeeded', 'failed']);

/** The reasons for a refund that a person may choose. */
export const refundReasonSchema = v.picklist(['duplicate', 'overcharged', 'requested_by_customer', 'other']);

/** The states of a payment that the POD knows. */
export const paymentStateSchema = v.picklist(['pending', 'settled', 'failed', 'void']);

export const refundSchema = v.object({
  id: idSchema,
  version: described(v.pipe(v.number(), v.safeInteger()), 'Grows with every change; asked for with `after`.'),
  paymentId: idSchema,
  amount: described(amountSchema, 'What goes back of the payment, without its surcharge.'),
  surcharge: described(amountSchema, 'What goes back of the surcharge, on top.'),
  kind: described(openListOf(refundKindSchema), 'A payment that is not settled is voided, as a whole.'),
  state: described(openListOf(refundStateSchema), 'One that the POD does not know is followed like pending.'),
  reason: decoration(openListOf(refundReasonSchema)),
  destination: decoration(
    described(
      v.object({ brand: decoration(wordsSchema), last4: decoration(last4Schema) }),
      'The card or account that the money goes back to, masked.',
    ),
  ),
  by: decoration(described(wordsSchema, 'Who asked for it.')),
  at: decoration(timestampSchema),
  failure: decoration(described(wordsSchema, 'Why it failed, for people to read.')),
});

export type Refund = v.InferOutput<typeof refundSchema>;

export const paymentSchema = v.object({
  id: idSchema,
  at: decoration(timestampSchema),
  method: paymentMethodSchema,
  amount: described(amountSchema, 'What was paid towards the invoice; the surcharge comes on top.'),
  surcharge: described(amountSchema, 'What was really charged on top.'),
  surchargeRefundable: decoration(
    described(
      v.boolean(),
      'False where a refund of this payment cannot give its surcharge back, whatever the merchant’s rule. A void undoes the whole payment, surcharge included.',
    ),
  ),
  refunded: described(
    amountSchema,
    'What went back of the amount, without surcharge; what is pending counts.',
  ),
  refundable: described(amountSchema, 'What can still be given back of the amount, without surcharge.'),
  state: described(
    openListOf(paymentStateSchema),
    'A payment in a state that the POD does not know is not refunded from there.',
  ),
  failure: decoration(
    described(
      reasonSchema,
      'Why it failed or was returned: insufficient_funds, account_closed, no_account, payment_stopped, not_authorized, declined or card_expired; any other text is shown as it is.',
    ),
  ),
  returnedAt: decoration(
    described(
      timestampSchema,
      'When the bank returned a debit, also one that had settled; its state is failed.',
    ),
  ),
  refunds: listOf(refundSchema),
  terminalPaymentId: decoration(described(idSchema, 'The terminal payment that took it.')),
});

export type Payment = v.InferOutput<typeof paymentSchema>;
