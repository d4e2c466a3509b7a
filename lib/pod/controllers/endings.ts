/** What has ended between two views of an invoice. */
import type { Refund } from '../../wisepay/schemas/payment.ts';
import { type EndedState, isEndedState } from '../../wisepay/schemas/terminal-payment.ts';
import type { Mark } from '../contract/mark-message.ts';
import type { ShownTerminalPayment } from '../contract/shown.ts';
import type { ReadyView } from '../contract/views.ts';

/** A terminal payment that will not change any more, or a refund whose outcome the gateway has given. */
export type Ending =
  | {
      readonly kind: 'terminal_payment';
      readonly id: string;
      readonly state: EndedState;
      readonly payment: ShownTerminalPayment;
    }
  | {
      readonly kind: 'refund';
      readonly id: string;
      readonly state: SettledState;
      readonly refund: Refund;
    };

/** What a gateway may say in the end. */
const settledStates = ['succeeded', 'failed'] as const;

type SettledState = (typeof settledStates)[number];

/**
 * What was under way in one view and has ended in a later one of the same invoice. A refund that fails after it had
 * succeeded counts too: it is another end than the one that was told.
 */
export function endingsBetween(before: ReadyView, after: ReadyView): readonly Ending[] {
  const { terminalPayment: open } = before;
  const wasOpen = open !== undefined && !isEndedState(open.state);
  const refunds = new Map(refundsOf(before).map(({ id, state }) => [id, state]));
  return endingsIn(after).filter(({ kind, id, state }) => {
    if (kind === 'terminal_payment') return wasOpen && open.id === id;
    return refunds.has(id) && refunds.get(id) !== state;
  });
}

/**
 * What was told of an invoice, as a later view has it: another end takes the place of the one that was told, and what is
 * under way again is left out. A view without the record says nothing of it: what has ended leaves the screen.
 */
export function upToDate(
  told: readonly Ending[],
  { invoice, terminalPayment }: ReadyView,
): readonly Ending[] {
  return told.flatMap((ending): readonly Ending[] => {
    const { kind, id } = ending;
    if (kind === 'terminal_payment') {
      return terminalPayment?.id === id ? paymentEnding(terminalPayment) : [ending];
    }
    const refund = refundsOf({ invoice }).find((each) => each.id === id);
    return refund === undefined ? [ending] : refundEnding(refund);
  });
}

/** The mark that tells of these endings: `good` only where all of them are as they were asked for. */
export function markOf(endings: readonly Ending[]): Mark {
  if (endings.length === 0) return 'none';
  return endings.every(isAsAsked) ? 'good' : 'problem';
}

/** Whoever has asked for a payment to be cancelled wants nothing charged any more. */
function isAsAsked(ending: Ending): boolean {
  if (ending.kind === 'refund') return ending.state === 'succeeded';
  return ending.state === (ending.payment.cancelRequested ? 'cancelled' : 'approved');
}

function endingsIn({ terminalPayment, ...view }: ReadyView): readonly Ending[] {
  const payments = terminalPayment === undefined ? [] : paymentEnding(terminalPayment);
  return [...payments, ...refundsOf(view).flatMap(refundEnding)];
}

function paymentEnding(payment: ShownTerminalPayment): readonly Ending[] {
  const { id, state } = payment;
  return isEndedState(state) ? [{ kind: 'terminal_payment', id, state, payment }] : [];
}

function refundEnding(refund: Refund): readonly Ending[] {
  const { id } = refund;
  const state = settledStates.find((each) => each === refund.state);
  return state === undefined ? [] : [{ kind: 'refund', id, state, refund }];
}

function refundsOf({ invoice }: Pick<ReadyView, 'invoice'>): readonly Refund[] {
  return invoice.payments.flatMap(({ refunds }) => refunds);
}
