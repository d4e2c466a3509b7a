/** What must hold whatever happens. A broken rule is a defect in the sandbox and stops the write. */
import type { Money } from '#lib/money.ts';
import { isOpen, paidOn, refundedOf, refundedSurchargeOf } from './amounts.ts';
import { sum } from './arithmetic.ts';
import type { InvoiceRecord, LedgerState, PaymentRecord } from './records.ts';

/** A write that would have broken the ledger; it left no trace. */
export class InvariantViolation extends Error {
  override readonly name = 'InvariantViolation';
}

/** Throws an `InvariantViolation` unless every rule of the ledger holds. */
export function assertInvariants({ invoices, paymentSessions }: LedgerState): void {
  for (const invoice of invoices) {
    assertMoney(invoice);
    assertNotOverpaid(invoice);
    invoice.payments.forEach(assertNotOverRefunded);
  }
  const terminalPayments = invoices.flatMap((invoice) => invoice.terminalPayments);
  const payments = invoices.flatMap((invoice) => invoice.payments);
  assertUnique('invoice', ids(invoices));
  assertUnique('payment', ids(payments));
  assertUnique('refund', ids(payments.flatMap(({ refunds }) => refunds)));
  assertUnique('terminal payment', ids(terminalPayments));
  assertUnique(
    'open terminal payment on terminal',
    terminalPayments.filter(isOpen).map(({ terminal }) => terminal.id),
  );
  assertUnique(
    'payment session for payment',
    paymentSessions.flatMap(({ paymentId }) => paymentId ?? []),
  );
}

function assertMoney({ id, total, payments, terminalPayments }: InvoiceRecord): void {
  const amounts: (Money | undefined)[] = [
    total,
    ...payments.flatMap(({ amount, surcharge, refunds }) => [
      amount,
      surcharge,
      ...refunds.flatMap((refund) => [refund.amount, refund.surcharge]),
    ]),
    ...terminalPayments.flatMap(({ amount, surcharge, total: charge, approved }) => [
      amount,
      surcharge,
      charge,
      approved,
    ]),
  ];
  for (const [index, money] of amounts.entries()) {
    if (!money) continue;
    const { value, currency } = money;
    check(Number.isSafeInteger(value), `${id}: ${value} is not whole minor units`);
    check(currency === total.currency, `${id}: ${currency} on an invoice in ${total.currency}`);
    // The total comes first; it alone may be negative, for a credit memo.
    check(index === 0 || value >= 0, `${id}: negative amount ${value}`);
  }
}

function assertNotOverpaid(invoice: InvoiceRecord): void {
  const { id, total, terminalPayments } = invoice;
  const open = terminalPayments.filter(isOpen);
  check(open.length <= 1, `${id}: more than one open terminal payment`);
  const reserved = sum(
    total.currency,
    open.map(({ amount }) => amount),
  );
  const owed = Math.max(0, total.value);
  check(paidOn(invoice).value + reserved.value <= owed, `${id}: paid above its total`);
}

function assertNotOverRefunded(payment: PaymentRecord): void {
  const { id, amount, surcharge } = payment;
  check(refundedOf(payment).value <= amount.value, `${id}: refunded above the payment`);
  check(refundedSurchargeOf(payment).value <= surcharge.value, `${id}: refunded above the surcharge`);
}

function assertUnique(what: string, values: readonly string[]): void {
  const seen = new Set<string>();
  for (const value of values) {
    check(!seen.has(value), `Two records for ${what} ${value}`);
    seen.add(value);
  }
}

function ids(records: readonly { readonly id: string }[]): string[] {
  return records.map(({ id }) => id);
}

function check(holds: boolean, message: string): void {
  if (!holds) throw new InvariantViolation(message);
}
