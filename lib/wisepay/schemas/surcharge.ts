/** What a merchant adds to payments by surcharge rules, and whether refunds give it back. */
import * as v from 'valibot';
import { amountSchema, described, textSchema } from './common.ts';

/**
 * One rule. Kinds and brands are open sets of text: one that the POD has never heard of is a card like any other. The
 * field's absence, null and empty text all mean any.
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

/** Whether a refund gives the surcharge back, as a merchant or an administrator has it. */
export const surchargeInRefundsSchema = v.picklist(['included', 'left_out', 'never']);

export type SurchargeInRefunds = v.InferOutput<typeof surchargeInRefundsSchema>;
