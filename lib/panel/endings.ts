/** What has ended between two views of an invoice. */

import type { Badge } from '../protocol/badge-message.ts';
import type { ShownTerminalPayment } from '../protocol/shown.ts';
import type { ReadyView } from '../protocol/views.ts';
import type { Refund } from '../wisepay/schemas/payment.ts';
import { type EndedState, isEndedState, isProvisional } from '../wisepay/schemas/terminal-payment.ts';
import { type PaymentEnding, paymentEndingsBetween, paymentUpToDate } from './payment-endings.ts';

/**
 * A terminal payment whose end was reported, certain or not; a refund whose outcome the gateway has reported; or a
 * payment that appeared or failed. `isHere`: it was seen at once, by a person in front of the panel.
 */
export type Ending = { readonly isHere?: true } & (
  | PaymentEnding
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
    }
);

/** The outcomes that a gateway reports. */
const settledStates = ['succeeded', 'failed'] as const;

type SettledState = (typeof settledStates)[number];

/**
 * What was under way in one view and has ended in a later view of the same invoice, and the payments that appeared or
 * failed. A refund that fails after it succeeded counts too, and so does a terminal payment whose reported end becomes
 * certain or changes: that end is not the one that was shown.
 */
export function endingsBetween(before: ReadyView, after: ReadyView): readonly Ending[] {
  const payments = new Map(paymentsOf(before).map((payment) => [payment.id, standingOf(payment)]));
  const refunds = new Map(refundsOf(before).map(({ id, state }) => [id, state]));
  const since = [
    ...paymentsOf(after)
      .flatMap(paymentEnding)
      .filter(({ id, payment }) => payments.has(id) && payments.get(id) !== standingOf(payment)),
    ...refundsOf(after)
      .flatMap(refundEnding)
      .filter(({ id, state }) => refunds.has(id) && refunds.get(id) !== state),
  ];
  return [...since, ...paymentEndingsBetween(before, after)];
}

/**
 * The endings that were shown, as a later view has them: a new end replaces the one that was shown, and what is under
 * way again is left out. An ending without a record in the view stays, because what has ended leaves the screen; but a
 * payment is told of its own invoice only.
 */
export function upToDate(told: readonly Ending[], view: ReadyView): readonly Ending[] {
  return told.flatMap((ending): readonly Ending[] => {
    const { kind, id, isHere } = ending;
    const seen = isHere === undefined ? {} : { isHere };
    if (kind === 'payment') {
      const now = paymentUpToDate(ending, view);
      return now === undefined ? [] : [now];
    }
    if (kind === 'terminal_payment') {
      const payment = paymentsOf(view).find((each) => each.id === id);
      return payment === undefined ? [ending] : paymentEnding(payment);
    }
    const refund = refundsOf(view).find((each) => each.id === id);
    return refund === undefined ? [ending] : refundEnding(refund).map((each) => ({ ...each, ...seen }));
  });
}

/** The badge for these endings: `good` only if all of them are as they were asked for. */
export function badgeFor(endings: readonly Ending[]): Badge {
  if (endings.length === 0) return 'none';
  return endings.every(isAsAsked) ? 'good' : 'problem';
}

/** Whether it needs no one's attention. A person who has asked to cancel a payment wants nothing charged. */
export function isAsAsked(ending: Ending): boolean {
  if (ending.kind === 'payment') return ending.state === 'received';
  if (ending.kind === 'refund') return ending.state === 'succeeded';
  if (isProvisional(ending.payment)) return false;
  return ending.state === (ending.payment.cancelRequested ? 'cancelled' : 'approved');
}

/** The terminal payment on screen, and those that the person has left. */
function paymentsOf({ terminalPayment, leftPayments, leftElsewhere }: ReadyView): ShownTerminalPayment[] {
  const left = [...leftPayments, ...leftElsewhere.map(({ payment }) => payment)];
  return terminalPayment === undefined ? left : [terminalPayment, ...left];
}

/** What tells two reported ends apart. */
function standingOf(payment: ShownTerminalPayment): string {
  return `${payment.state} ${isProvisional(payment)}`;
}

function paymentEnding(
  payment: ShownTerminalPayment,
): readonly Extract<Ending, { kind: 'terminal_payment' }>[] {
  const { id, state } = payment;
  return isEndedState(state) ? [{ kind: 'terminal_payment', id, state, payment }] : [];
}

function refundEnding(refund: Refund): readonly Extract<Ending, { kind: 'refund' }>[] {
  const { id } = refund;
  const state = settledStates.find((each) => each === refund.state);
  return state === undefined ? [] : [{ kind: 'refund', id, state, refund }];
}

function refundsOf({ invoice }: Pick<ReadyView, 'invoice'>): readonly Refund[] {
  return invoice.payments.flatMap(({ refunds }) => refunds);
}
