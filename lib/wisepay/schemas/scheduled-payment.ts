/** An automatic payment that WisePay takes on a later day, as in an invoice. */
import * as v from 'valibot';
import { amountSchema, dateSchema, described, wordsSchema } from './common.ts';
import { decoration } from './tolerant.ts';

/**
 * A scheduled payment: another payment before it risks paying twice. That there is one is what counts, even if neither
 * the date nor the method nor the amount can be read.
 */
export const scheduledPaymentSchema = v.object({
  date: decoration(dateSchema),
  method: decoration(described(wordsSchema, 'What will be charged, for people to read.')),
  amount: decoration(described(amountSchema, 'How much will be charged.')),
});

type ScheduledPayment = v.InferOutput<typeof scheduledPaymentSchema>;

/** The same, without an amount that is in another currency than the invoice's. */
export function withAmountIn(currency: string, { amount, ...scheduled }: ScheduledPayment): ScheduledPayment {
  return amount?.currency === currency ? { ...scheduled, amount } : scheduled;
}
