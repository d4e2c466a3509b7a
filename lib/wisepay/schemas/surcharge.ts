/** A merchant's surcharge rules, and whether refunds give the surcharge back. */
import * as v from 'valibot';
import { amountSchema, described, textSchema } from './common.ts';

/**
 * One rule. Kinds and brands are open sets of text: one that the POD does not know is a card like any other. An absent
 * field, null and empty text all mean any.
 */
export const surchargeRuleSchema = v.object({
  method: described(textSchema, 'The way of paying that it is for: card or bank_debit.'),
  cardKind: v.nullish(
    described(
      textSchema,
      'The kind of card that it is for: credit, debit, prepaid, or another one. Without it, any kind.',
    ),
  ),
  brand: v.nullish(
    described(textSchema, 'The brand of card that it is for, such as Visa. Without it, any brand.'),
  ),
  percent: v.optional(
    described(v.pipe(v.number(), v.minValue(0), v.maxValue(100)), 'Percent of the amount, such as 2.5.'),
  ),
  fixed: v.optional(described(amountSchema, 'On top of the percentage.')),
});

export type SurchargeRule = v.InferOutput<typeof surchargeRuleSchema>;

/** Whether a refund gives the surcharge back, as set by a merchant or an administrator. */
export const surchargeInRefundsSchema = v.picklist(['included', 'left_out', 'never']);

export type SurchargeInRefunds = v.InferOutput<typeof surchargeInRefundsSchema>;
