/** Payments that appeared on an invoice between two views, and payments that failed after they had been reported. */

import type { ReadyView } from '../protocol/views.ts';
import type { Payment } from '../wisepay/schemas/payment.ts';

/** - `returned`: a payment that had been collected was returned. */
export interface PaymentEnding {
  readonly kind: 'payment';
  /** WisePay's ID of the payment. */
  readonly id: string;
  readonly state: 'received' | 'failed' | 'returned';
  readonly payment: Payment;
  /** WisePay's ID of the invoice that it pays. */
  readonly invoiceId: string;
}

/**
 * The payments of the same invoice that are there now and were not before, and those that have failed since. A payment
 * by a terminal that either view shows is left out: its own record tells it.
 */
export function paymentEndingsBetween(before: ReadyView, after: ReadyView): readonly PaymentEnding[] {
  if (before.invoice.id !== after.invoice.id) return [];
  const states = new Map(before.invoice.payments.map(({ id, state }) => [id, state]));
  // One of those that could not be read may be here now; it is not new then.
  const isComplete = (before.invoice.unreadable?.payments ?? 0) === 0;
  const shownIds = [...terminalPaymentIdsIn(before), ...terminalPaymentIdsIn(after)];
  return after.invoice.payments.flatMap((payment) => {
    const { id, terminalPaymentId } = payment;
    const was = states.get(id);
    const isToldThere = terminalPaymentId !== undefined && shownIds.includes(terminalPaymentId);
    const state =
      was === undefined ? isComplete && !isToldThere && appearedAs(payment) : failedSince(was, payment);
    return state ? [{ kind: 'payment', id, state, payment, invoiceId: after.invoice.id }] : [];
  });
}

/**
 * The payments that came since the invoice was seen last. Those of a terminal payment that the view shows are left out:
 * its own record tells them.
 *
 * @param seenIds WisePay's IDs of the payments that were there then
 */
export function paymentsReceivedSince(seenIds: readonly string[], view: ReadyView): readonly PaymentEnding[] {
  const shownIds = terminalPaymentIdsIn(view);
  return view.invoice.payments
    .filter((payment) => isGood(payment) && !seenIds.includes(payment.id))
    .filter(({ terminalPaymentId: id }) => id === undefined || !shownIds.includes(id))
    .map((payment) => ({
      kind: 'payment',
      id: payment.id,
      state: 'received',
      payment,
      invoiceId: view.invoice.id,
    }));
}

/** An ending as a later view has it; undefined if it no longer says what has become of the payment. */
export function paymentUpToDate(told: PaymentEnding, { invoice }: ReadyView): PaymentEnding | undefined {
  if (invoice.id !== told.invoiceId) return undefined;
  const payment = invoice.payments.find(({ id }) => id === told.id);
  if (payment === undefined) return told;
  if (payment.state === 'failed') {
    const state = told.state === 'returned' ? told.state : failedAs(told.payment.state, payment);
    return { ...told, payment, state };
  }
  return told.state === 'received' && isGood(payment) ? { ...told, payment } : undefined;
}

function appearedAs(payment: Payment): PaymentEnding['state'] | undefined {
  if (payment.state === 'failed') return failedAs(undefined, payment);
  return isGood(payment) ? 'received' : undefined;
}

function failedSince(was: Payment['state'], payment: Payment): PaymentEnding['state'] | undefined {
  return payment.state !== 'failed' || was === 'failed' ? undefined : failedAs(was, payment);
}

/** What a failed payment is: returned if it had been collected, as far as an earlier view or WisePay says. */
function failedAs(was: Payment['state'] | undefined, { returnedAt }: Payment): 'failed' | 'returned' {
  return was === 'settled' || returnedAt !== undefined ? 'returned' : 'failed';
}

/** A void undoes a payment; what a state means that the POD does not know, it cannot say. */
function isGood({ state }: Payment): boolean {
  return state === 'pending' || state === 'settled';
}

function terminalPaymentIdsIn({ terminalPayment, leftPayments, leftElsewhere }: ReadyView): string[] {
  const shown = [...leftPayments, ...leftElsewhere.map(({ payment }) => payment)];
  return (terminalPayment === undefined ? shown : [terminalPayment, ...shown]).map(({ id }) => id);
}
