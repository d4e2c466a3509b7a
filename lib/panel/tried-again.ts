/** Which problems a newer try makes outdated: the same was asked for again, and WisePay has accepted it. */
import type { ShownOperation } from '../protocol/shown.ts';
import type { ReadyView } from '../protocol/views.ts';
import type { Ending } from './endings.ts';

/**
 * Whether what ended was tried again between two views of the same invoice. A refund is tried again by one of the same
 * payment; a payment, by another one of its invoice, on a terminal or on the payments screen. A request whose outcome
 * is not known yet changes nothing, and neither does the request that the ending itself came from.
 */
export function isTriedAgain(ending: Ending, before: ReadyView, after: ReadyView): boolean {
  if (before.invoice.id !== after.invoice.id) return false;
  const accepted = newlyAccepted(before, after);
  if (ending.kind === 'refund') {
    const { id, refund } = ending;
    return accepted.some(
      ({ kind, paymentId, refundId }) =>
        kind === 'refund' && paymentId === refund.paymentId && refundId !== id,
    );
  }
  const invoiceId = ending.kind === 'payment' ? ending.invoiceId : ending.payment.invoiceId;
  if (invoiceId !== after.invoice.id || ending.id === after.terminalPayment?.id) return false;
  const isScreenNew = after.paymentScreenOpen && !before.paymentScreenOpen;
  return isScreenNew || accepted.some(({ kind }) => kind === 'terminal');
}

function newlyAccepted(before: ReadyView, after: ReadyView): readonly ShownOperation[] {
  const known = acceptedIn(before).map(({ intentId }) => intentId);
  return acceptedIn(after).filter(({ intentId }) => !known.includes(intentId));
}

function acceptedIn({ operations }: ReadyView): readonly ShownOperation[] {
  return operations.filter(({ state }) => state === 'accepted');
}
