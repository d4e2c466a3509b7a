/** A card-present payment on a terminal. */
import * as v from 'valibot';
import { amountSchema, described, idSchema, last4Schema, urlSchema, wordsSchema } from './common.ts';
import { openListOf } from './open-values.ts';
import { absentable, decoration, orElse } from './tolerant.ts';

/** The states of a terminal payment that the POD knows. */
export const terminalPaymentStateSchema = v.picklist([
  'pending',
  'waiting_for_card',
  'authorising',
  'approved',
  'partially_approved',
  'declined',
  'cancelled',
  'timed_out',
  'failed',
]);

/** Which terminal, and what people call it; one without a readable name goes by its id. */
const terminalNameSchema = v.pipe(
  v.object({ id: idSchema, label: decoration(wordsSchema) }),
  v.transform(({ id, label }) => ({ id, label: label || id })),
);

export const terminalPaymentSchema = v.object({
  id: idSchema,
  version: described(v.pipe(v.number(), v.safeInteger()), 'Grows with every change; asked for with `after`.'),
  invoiceId: idSchema,
  terminal: terminalNameSchema,
  amount: described(amountSchema, 'What is to count towards the invoice.'),
  surcharge: absentable(amountSchema),
  total: described(amountSchema, 'What the card is charged.'),
  state: described(
    openListOf(terminalPaymentStateSchema),
    'A declined card leaves the terminal waiting for another one; approved, partially_approved, cancelled, timed_out and failed do not change any more. One that the POD does not know has not ended: it may still take money.',
  ),
  cancelRequested: described(
    orElse(v.boolean(), false),
    'It was to be cancelled; the card may have been quicker.',
  ),
  approved: absentable(described(amountSchema, 'What was approved, where that is not all of it.')),
  card: decoration(v.object({ brand: decoration(wordsSchema), last4: decoration(last4Schema) })),
  approvalCode: decoration(wordsSchema),
  receiptUrl: decoration(described(urlSchema, 'The receipt: on the web app’s origin.')),
  reason: decoration(described(wordsSchema, 'Why it ended as it did, for people to read.')),
});

export type TerminalPayment = v.InferOutput<typeof terminalPaymentSchema>;

/** The states that a terminal payment stays in. A declined one waits for another card. */
const endedStates = [
  'approved',
  'partially_approved',
  'cancelled',
  'timed_out',
  'failed',
] as const satisfies readonly v.InferOutput<typeof terminalPaymentStateSchema>[];

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
