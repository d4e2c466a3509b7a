/** Amounts paid, refunded and owed, derived from the records. */
import type { Money } from '#lib/money/money.ts';
import { subtract, sum } from './arithmetic.ts';
import type { InvoiceRecord, PaymentRecord, RefundRecord, TerminalPaymentRecord } from './records.ts';

/** A declined card does not end the payment: the terminal waits for another one. */
const openStates: readonly TerminalPaymentRecord['state'][] = [
  'pending',
  'waiting_for_card',
  'authorising',
  'declined',
];

/** Whether the terminal payment may still take money. */
export function isOpen(terminalPayment: TerminalPaymentRecord): boolean {
  return openStates.includes(terminalPayment.state);
}

/** Whether the refund took money back, or is about to; a failed one moved none. */
export function counts(refund: RefundRecord): boolean {
  return refund.state !== 'failed';
}

/**
 * The amount paid toward the invoice. A payment that is still settling counts: the invoice shows as paid until a bank
 * debit bounces or a card payment is voided. A refund does not reduce the amount, because it does not correct the
 * books: the invoice stays paid until the payment is removed in the accounting package.
 */
export function paidOn(invoice: InvoiceRecord): Money {
  const counted = invoice.payments.filter(({ state }) => state === 'pending' || state === 'settled');
  return sum(
    invoice.total.currency,
    counted.map(({ amount }) => amount),
  );
}

/** The balance; negative for a credit memo. */
export function balanceOf(invoice: InvoiceRecord): Money {
  return subtract(invoice.total, paidOn(invoice));
}

/** The amount that may be paid now: the balance less what an open terminal payment may still take, never below zero. */
export function payableOn(invoice: InvoiceRecord): Money {
  const { currency } = invoice.total;
  const reserved = sum(
    currency,
    invoice.terminalPayments.filter(isOpen).map(({ amount }) => amount),
  );
  return { value: Math.max(0, subtract(balanceOf(invoice), reserved).value), currency };
}

/** The part of a payment that was refunded or is about to be, without surcharges. */
export function refundedOf(payment: PaymentRecord): Money {
  return sum(
    payment.amount.currency,
    payment.refunds.filter(counts).map(({ amount }) => amount),
  );
}

/** The part of a payment's surcharge that is left to refund. */
export function surchargeLeftOf(payment: PaymentRecord): Money {
  return subtract(payment.surcharge, refundedSurchargeOf(payment));
}

/** The part of a payment's surcharge that was refunded or is about to be. */
export function refundedSurchargeOf(payment: PaymentRecord): Money {
  return sum(
    payment.amount.currency,
    payment.refunds.filter(counts).map(({ surcharge }) => surcharge),
  );
}

/**
 * The part of a payment that may still be refunded, without its surcharge. A card payment counts from the start,
 * because it can be voided; a bank debit only once it has settled, because until then it may bounce.
 */
export function refundableOf(payment: PaymentRecord): Money {
  const settles =
    payment.state === 'settled' || (payment.state === 'pending' && payment.method.kind === 'card');
  return settles
    ? subtract(payment.amount, refundedOf(payment))
    : { value: 0, currency: payment.amount.currency };
}
