/** Rules that always hold. A broken rule is a defect in the sandbox and stops the write. */
import type { Money } from '#lib/money/money.ts';
import { isOpen, paidOn } from '../amounts.ts';
import { sum } from '../arithmetic.ts';
import type { InvoiceRecord, LedgerState } from '../records.ts';
import { assertBooked } from './booking-rules.ts';
import { check } from './check.ts';
import { assertRefundsFit } from './refund-rules.ts';

/** Checks the whole ledger against every rule. @throws {InvariantViolation} */
export function assertInvariants({ invoices, paymentSessions, outbox }: LedgerState): void {
  for (const invoice of invoices) {
    assertMoney(invoice);
    assertNotOverpaid(invoice);
    assertBooked(invoice);
    invoice.payments.forEach(assertRefundsFit);
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
  assertEmailed(invoices, outbox);
}

/** Every accepted reminder was sent as one email, and no other email was. */
function assertEmailed(invoices: readonly InvoiceRecord[], outbox: LedgerState['outbox']): void {
  const accepted = invoices.flatMap(({ reminders }) => reminders.filter(({ state }) => state === 'accepted'));
  const emailed = outbox.map(({ reminderId }) => reminderId);
  assertUnique('reminder', ids(accepted));
  assertUnique('email of reminder', emailed);
  const sent = new Set(emailed);
  check(
    sent.size === accepted.length && accepted.every(({ id }) => sent.has(id)),
    'Reminders and emails do not match',
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
    ...terminalPayments.flatMap(({ amount, surcharge, total: charge, leastTotal, approved }) => [
      amount,
      surcharge,
      charge,
      leastTotal,
      approved,
    ]),
  ];
  for (const [index, money] of amounts.entries()) {
    if (!money) continue;
    const { value, currency } = money;
    check(Number.isSafeInteger(value), `${id}: ${value} is not whole minor units`);
    check(currency === total.currency, `${id}: ${currency} on an invoice in ${total.currency}`);
    // The total comes first; only it may be negative, for a credit memo.
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
  // Late approvals were not known when the rest was paid.
  const late = terminalPayments.filter((each) => each.late).map(({ paymentId }) => paymentId);
  const unforeseen = sum(
    total.currency,
    invoice.payments.filter((payment) => late.includes(payment.id)).map(({ amount }) => amount),
  );
  check(paidOn(invoice).value + reserved.value <= owed + unforeseen.value, `${id}: paid above its total`);
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
