/** A card-present payment on a terminal. */
import * as v from 'valibot';
import { amountSchema, described, idSchema, last4Schema, textSchema, urlSchema } from './common.ts';

export const terminalPaymentSchema = v.object({
  id: idSchema,
  version: described(v.pipe(v.number(), v.integer()), 'Grows with every change; asked for with `after`.'),
  invoiceId: idSchema,
  terminal: v.object({ id: idSchema, label: textSchema }),
  amount: described(amountSchema, 'What is to count towards the invoice.'),
  surcharge: v.optional(
    described(amountSchema, 'What WisePay adds; with `leastTotal` the most that it may be.'),
  ),
  total: described(amountSchema, 'What the card is charged; with `leastTotal` the most that it may be.'),
  leastTotal: v.fallback(
    v.optional(
      described(
        amountSchema,
        'The least that the card may be charged, as long as the surcharge depends on a card that was not presented yet.',
      ),
    ),
    undefined,
  ),
  state: described(
    v.picklist([
      'pending',
      'waiting_for_card',
      'authorising',
      'approved',
      'partially_approved',
      'declined',
      'cancelled',
      'timed_out',
      'failed',
    ]),
    'A declined card leaves the terminal waiting for another one; approved, partially_approved, cancelled, timed_out and failed do not change any more.',
  ),
  cancelRequested: described(v.boolean(), 'It was to be cancelled; the card may have been quicker.'),
  approved: v.optional(described(amountSchema, 'What was approved, where that is not all of it.')),
  card: v.optional(
    v.object({
      brand: textSchema,
      last4: last4Schema,
      kind: v.fallback(
        v.optional(described(textSchema, 'The kind of card: credit, debit, prepaid, or another one.')),
        undefined,
      ),
    }),
  ),
  approvalCode: v.optional(textSchema),
  receiptUrl: v.optional(described(urlSchema, 'The receipt: on the web app’s origin.')),
  reason: v.optional(described(textSchema, 'Why it ended as it did, for people to read.')),
});

export type TerminalPayment = v.InferOutput<typeof terminalPaymentSchema>;

/** The states that a terminal payment stays in. A declined one waits for another card. */
const endedStates = [
  'approved',
  'partially_approved',
  'cancelled',
  'timed_out',
  'failed',
] as const satisfies readonly TerminalPayment['state'][];

/** A state that will not change any more. */
export type EndedState = (typeof endedStates)[number];

/** Whether a terminal payment in that state will not change any more. */
export function isEndedState(state: TerminalPayment['state']): state is EndedState {
  return endedStates.some((ended) => ended === state);
}

/** Whether a terminal payment will not change any more. */
export function hasEnded({ state }: Pick<TerminalPayment, 'state'>): boolean {
  return isEndedState(state);
}
