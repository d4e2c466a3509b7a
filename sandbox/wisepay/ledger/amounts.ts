/** What is paid, refunded and owed, derived from the records. */
import type { Money } from '#lib/money/money.ts';
import { subtract, sum } from './arithmetic.ts';
import type { InvoiceRecord, PaymentRecord, RefundRecord, TerminalPaymentRecord } from './records.ts';

/** A declined card does not end the payment: the terminal goes on to wait for another one. */
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

/** Whether the refund took money back, or is about to; a failed one leaves the money where it was. */
export function counts(refund: RefundRecord): boolean {
  return refund.state !== 'failed';
}

/**
 * What was paid towards the invoice. A payment that is still settling counts: the invoice shows as paid, until
 * a bank debit bounces or a card payment is voided. A refund does not make this less, because it does not correct the books:
 * the invoice stays paid until the payment is removed in the accounting package.
 */
export function paidOn(invoice: InvoiceRecord): Money {
  const counted = invoice.payments.filter(({ state }) => state === 'pending' || state === 'settled');
  return sum(
    invoice.total.currency,
    counted.map(({ amount }) => amount),
  );
}

/** What is owed; negative for a credit memo. */
export function balanceOf(invoice: InvoiceRecord): Money {
  return subtract(invoice.total, paidOn(invoice));
}

/** What may be paid now: the balance less what an open terminal payment may still take, never below zero. */
export function payableOn(invoice: InvoiceRecord): Money {
  const { currency } = invoice.total;
  const reserved = sum(
    currency,
    invoice.terminalPayments.filter(isOpen).map(({ amount }) => amount),
  );
  return { value: Math.max(0, subtract(balanceOf(invoice), reserved).value), currency };
}

/** What was refunded of a payment or is about to be, without surcharges. */
export function refundedOf(payment: PaymentRecord): Money {
  return sum(
    payment.amount.currency,
    payment.refunds.filter(counts).map(({ amount }) => amount),
  );
}

/** What is left of a payment's surcharge to be refunded. */
export function surchargeLeftOf(payment: PaymentRecord): Money {
  return subtract(payment.surcharge, refundedSurchargeOf(payment));
}

/** What was refunded of a payment's surcharge or is about to be. */
export function refundedSurchargeOf(payment: PaymentRecord): Money {
  return sum(
    payment.amount.currency,
    payment.refunds.filter(counts).map(({ surcharge }) => surcharge),
  );
}

/**
 * What may still be refunded of a payment, without its surcharge. A card payment counts from the start, because
 * it can be voided; a bank debit only once it has settled, because until then it may bounce.
 */
export function refundableOf(payment: PaymentRecord): Money {
  const settles =
    payment.state === 'settled' || (payment.state === 'pending' && payment.method.kind === 'card');
  return settles
    ? subtract(payment.amount, refundedOf(payment))
    : { value: 0, currency: payment.amount.currency };
}
