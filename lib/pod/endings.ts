/** What has ended between two views of an invoice. */
import type { Refund } from '../wisepay/schemas/payment.ts';
import { type EndedState, isEndedState } from '../wisepay/schemas/terminal-payment.ts';
import type { Mark } from './mark-message.ts';
import type { ShownTerminalPayment } from './shown.ts';
import type { PodView, ReadyView } from './views.ts';

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

type SettledState = Exclude<Refund['state'], 'pending'>;

/**
 * What was under way in one view and has ended in a later one of the same invoice; nothing where either shows no invoice.
 * A refund that fails after it had succeeded counts too: it is another end than the one that was told.
 */
export function endingsBetween(before: PodView, after: PodView): readonly Ending[] {
  if (before.kind !== 'ready' || after.kind !== 'ready') return [];
  return [...paymentEndings(before, after), ...refundEndings(before, after)];
}

/** The mark that tells of these endings. */
export function markOf(endings: readonly Ending[]): Mark {
  if (endings.length === 0) return 'none';
  return endings.every(({ state }) => state === 'approved' || state === 'succeeded') ? 'good' : 'problem';
}

function paymentEndings(before: ReadyView, { terminalPayment: payment }: ReadyView): readonly Ending[] {
  const open = before.terminalPayment;
  if (open === undefined || isEndedState(open.state) || payment?.id !== open.id) return [];
  const { id, state } = payment;
  return isEndedState(state) ? [{ kind: 'terminal_payment', id, state, payment }] : [];
}

function refundEndings(before: ReadyView, after: ReadyView): readonly Ending[] {
  const earlier = new Map(refundsOf(before).map(({ id, state }) => [id, state]));
  return refundsOf(after).flatMap((refund): Ending[] => {
    const { id, state } = refund;
    const isNews = earlier.has(id) && earlier.get(id) !== state;
    return isNews && state !== 'pending' ? [{ kind: 'refund', id, state, refund }] : [];
  });
}

function refundsOf({ invoice }: ReadyView): readonly Refund[] {
  return invoice.payments.flatMap(({ refunds }) => refunds);
}
