/** A card-present payment on a terminal. */
import * as v from 'valibot';
import {
  amountSchema,
  described,
  idSchema,
  last4Schema,
  timestampSchema,
  urlSchema,
  wordsSchema,
} from './common.ts';
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

/** The terminal. Its ID replaces a label that cannot be read. */
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
  surcharge: absentable(
    described(amountSchema, 'What WisePay adds; with `leastTotal` the most that it may be.'),
  ),
  total: described(amountSchema, 'What the card is charged; with `leastTotal` the most that it may be.'),
  leastTotal: decoration(
    described(
      amountSchema,
      'The least that the card may be charged, as long as the surcharge depends on a card that was not presented yet.',
    ),
  ),
  state: described(
    openListOf(terminalPaymentStateSchema),
    'A declined card leaves the terminal waiting for another one; approved, partially_approved, cancelled, timed_out and failed are the words of an end (`final`). One that the POD does not know has not ended: it may still take money.',
  ),
  final: decoration(
    described(
      v.boolean(),
      'Whether `state` is WisePay’s last word. A terminal may report timed_out or failed while the bank approves: without true, either may still become approved. cancelled is final unless this is false; approved and partially_approved always are.',
    ),
  ),
  cancelRequested: described(
    orElse(v.boolean(), false),
    'It was to be cancelled; the card may have been quicker.',
  ),
  approved: absentable(described(amountSchema, 'What was approved, where that is not all of it.')),
  card: decoration(
    v.object({
      brand: decoration(wordsSchema),
      last4: decoration(last4Schema),
      kind: decoration(described(wordsSchema, 'The kind of card: credit, debit, prepaid, or another one.')),
    }),
  ),
  approvalCode: decoration(wordsSchema),
  receiptUrl: decoration(described(urlSchema, 'The receipt: on the web app’s origin.')),
  reason: decoration(described(wordsSchema, 'Why it ended as it did, for people to read.')),
  createdAt: decoration(described(timestampSchema, 'When it was sent.')),
  endedAt: decoration(
    described(
      timestampSchema,
      'When it reached the state that it ended in; absent as long as it has not ended.',
    ),
  ),
});

export type TerminalPayment = v.InferOutput<typeof terminalPaymentSchema>;

/** The states of an ended terminal payment. `declined` is not one: the terminal waits for another card. */
const endedStates = [
  'approved',
  'partially_approved',
  'cancelled',
  'timed_out',
  'failed',
] as const satisfies readonly v.InferOutput<typeof terminalPaymentStateSchema>[];

/** The state of an ended terminal payment. */
export type EndedState = (typeof endedStates)[number];

/** Whether a state is that of an ended terminal payment, final or not. */
export function isEndedState(state: TerminalPayment['state']): state is EndedState {
  return endedStates.some((ended) => ended === state);
}

/**
 * Whether it is certain how a terminal payment ended. Terminals were seen to report a timeout or a failure while the
 * bank approved, so only WisePay can make those two certain. A cancellation answers a person's request, and counts
 * unless WisePay says that it is not final. An approval always counts.
 */
export function hasEnded({ state, final }: Pick<TerminalPayment, 'state' | 'final'>): boolean {
  switch (state) {
    case 'approved':
    case 'partially_approved':
      return true;
    case 'cancelled':
      return final !== false;
    case 'timed_out':
    case 'failed':
      return final === true;
    default:
      return false;
  }
}

/** Whether the terminal reported an end that WisePay has not confirmed: the card may have been charged. */
export function isProvisional(payment: Pick<TerminalPayment, 'state' | 'final'>): boolean {
  return isEndedState(payment.state) && !hasEnded(payment);
}
