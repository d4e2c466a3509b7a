/** A card-present payment on a terminal. */
import * as v from 'valibot';
import { moneySchema } from '../../money.ts';
import { idSchema, last4Schema, textSchema, urlSchema } from './common.ts';

export const terminalPaymentSchema = v.object({
  id: idSchema,
  version: v.pipe(v.number(), v.integer()),
  invoiceId: idSchema,
  terminal: v.object({ id: idSchema, label: textSchema }),
  amount: moneySchema,
  surcharge: v.optional(moneySchema),
  total: moneySchema,
  state: v.picklist([
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
  cancelRequested: v.boolean(),
  approved: v.optional(moneySchema),
  card: v.optional(v.object({ brand: textSchema, last4: last4Schema })),
  approvalCode: v.optional(textSchema),
  receiptUrl: v.optional(urlSchema),
  reason: v.optional(textSchema),
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
