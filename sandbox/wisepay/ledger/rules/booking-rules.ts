/** Rules for terminal payments and the payments that they took. */
import { sum } from '../arithmetic.ts';
import type { InvoiceRecord, PaymentRecord, TerminalPaymentRecord } from '../records.ts';
import { check } from './check.ts';

/**
 * A terminal payment that was approved, in whole or in part, has exactly one payment, of exactly the approved sum; any
 * other has none; and no payment names a terminal payment that does not exist.
 * @throws {InvariantViolation}
 */
export function assertBooked({ payments, terminalPayments }: InvoiceRecord): void {
  for (const terminalPayment of terminalPayments) {
    assertTotal(terminalPayment);
    const booked = payments.filter((payment) => payment.terminalPaymentId === terminalPayment.id);
    assertBookedOnce(terminalPayment, booked);
  }
  const known = new Set(terminalPayments.map(({ id }) => id));
  for (const { id, terminalPaymentId } of payments) {
    check(!terminalPaymentId || known.has(terminalPaymentId), `${id}: taken by no terminal payment`);
  }
}

function assertTotal({ id, amount, surcharge, total, leastTotal, state }: TerminalPaymentRecord): void {
  const parts = surcharge ? [amount, surcharge] : [amount];
  check(sum(amount.currency, parts).value === total.value, `${id}: amount and surcharge are not the total`);
  if (leastTotal === undefined) return;
  const isBetween = leastTotal.value >= amount.value && leastTotal.value < total.value;
  check(isBetween, `${id}: at least ${leastTotal.value} of ${total.value}`);
  const isKnown = state === 'authorising' || state === 'approved' || state === 'partially_approved';
  check(!isKnown, `${id}: ${state}, and its charge is not known`);
}

function assertBookedOnce(terminalPayment: TerminalPaymentRecord, booked: readonly PaymentRecord[]): void {
  const { id, state, paymentId, approved, total } = terminalPayment;
  if (state !== 'approved' && state !== 'partially_approved') {
    check(booked.length === 0 && !paymentId && !approved, `${id}: ${state} and booked`);
    return;
  }
  const [payment, ...others] = booked;
  check(payment !== undefined && others.length === 0, `${id}: booked ${booked.length} times`);
  check(payment.id === paymentId, `${id}: booked as another payment`);
  check(approved !== undefined, `${id}: approved without an amount`);
  const { amount, surcharge } = payment;
  check(sum(amount.currency, [amount, surcharge]).value === approved.value, `${id}: booked another sum`);
  const isWhole = approved.value === total.value;
  check(
    isWhole === (state === 'approved') && approved.value <= total.value,
    `${id}: ${state} for another sum`,
  );
}
