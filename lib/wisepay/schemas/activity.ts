/** What has happened to an invoice, for people to read. */
import * as v from 'valibot';
import { moneySchema } from '../../money/money.ts';
import { amountSchema, described, textSchema, timestampSchema, wordsSchema } from './common.ts';
import { decoration } from './tolerant.ts';

/** One entry of an invoice's activity. WisePay may have more kinds than the POD has words for. */
export const activityEntrySchema = v.object({
  at: timestampSchema,
  kind: described(
    textSchema,
    'The POD has words for payment, payment_failed, payment_returned, refund, void, refund_failed, void_failed, terminal_payment, reminder, reminder_skipped and reminder_failed; of any other kind it shows the text.',
  ),
  by: decoration(described(wordsSchema, 'Who did it.')),
  amount: decoration(described(moneySchema, 'The amount as it moved, surcharge included.')),
  surcharge: decoration(described(amountSchema, 'The surcharge in that amount.')),
  text: decoration(described(wordsSchema, 'What it was about, for people to read.')),
});

export type ActivityEntry = v.InferOutput<typeof activityEntrySchema>;
