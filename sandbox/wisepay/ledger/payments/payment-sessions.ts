/** Payment sessions: the right to pay one invoice once, on WisePay's payments screen. */
import { randomUUID } from 'node:crypto';
import type { Money } from '#lib/money/money.ts';
import type { Payment } from '#lib/wisepay/schemas/payment.ts';
import { payableOn } from '../amounts.ts';
import { type Ledger, withInvoice } from '../ledger.ts';
import { invoiceById } from '../lookup.ts';
import type { InvoiceRecord, LedgerState, Opener, PaymentRecord, PaymentSessionRecord } from '../records.ts';
import { surchargeFor, surchargeRulesOf } from '../surcharges.ts';

/**
 * Opens a session to pay the invoice, or extends the one that this user has open on it, so that a user never has more
 * than one usable session. A payer's link opens a new session each time. Opening does not change the invoice.
 */
export function openPaymentSession(
  ledger: Ledger,
  invoiceId: string,
  openedBy: Opener,
): PaymentSessionRecord {
  const { paymentSessions, settings } = ledger.state;
  const expiresAt = new Date(ledger.clock.now() + settings.paymentSessionMs).toISOString();
  const open = paymentSessions.find(
    (each) => each.invoiceId === invoiceId && isOpenFor(openedBy, each, ledger.now()),
  );
  if (open !== undefined) {
    const prolonged = { ...open, expiresAt };
    ledger.write((state) => ({
      ...state,
      paymentSessions: state.paymentSessions.map((each) => (each.id === open.id ? prolonged : each)),
    }));
    return prolonged;
  }
  const session: PaymentSessionRecord = {
    id: `ps_${randomUUID()}`,
    invoiceId,
    openedBy,
    expiresAt,
  };
  ledger.write((state) => ({ ...state, paymentSessions: [...state.paymentSessions, session] }));
  return session;
}

/** The session with that ID, and the invoice that it pays; undefined if either is missing. */
export function findPaymentSession(
  state: LedgerState,
  id: string,
): { session: PaymentSessionRecord; invoice: InvoiceRecord } | undefined {
  const session = state.paymentSessions.find((each) => each.id === id);
  const invoice = session && invoiceById(state, session.invoiceId);
  return session && invoice && { session, invoice };
}

function isOpenFor(opener: Opener, session: PaymentSessionRecord, now: Date): boolean {
  const { openedBy, paymentId } = session;
  const isTheirs = opener.kind === 'user' && openedBy.kind === 'user' && openedBy.userId === opener.userId;
  return isTheirs && paymentId === undefined && !isExpired(session, now);
}

/** Whether the session has expired at `now`. */
export function isExpired({ expiresAt }: PaymentSessionRecord, now: Date): boolean {
  return now.getTime() >= Date.parse(expiresAt);
}

/** The request of the payments screen. */
export interface SessionPayment {
  readonly method: Payment['method'];
  /** The amount that counts toward the invoice; the surcharge is added here. */
  readonly amount: Money;
  /** Who pays or takes the payment. */
  readonly by: string;
  /** The version of the invoice that the person saw. */
  readonly invoiceVersion: number;
}

/** The payment, or why there is none. */
export type SessionPaymentResult =
  | { readonly kind: 'paid'; readonly payment: PaymentRecord }
  | { readonly kind: 'expired' | 'invoice_changed' | 'amount_not_payable' };

/**
 * Takes the payment that a session allows. A used session returns its payment again, whatever is requested now:
 * submitting the form twice pays once.
 * @throws {Error} if there is no such session
 */
export function payWithSession(
  ledger: Ledger,
  sessionId: string,
  wanted: SessionPayment,
): SessionPaymentResult {
  const found = findPaymentSession(ledger.state, sessionId);
  if (!found) throw new Error(`No payment session ${sessionId}`);
  const { session, invoice } = found;
  const earlier = invoice.payments.find(({ id }) => id === session.paymentId);
  if (earlier) return { kind: 'paid', payment: earlier };
  if (isExpired(session, ledger.now())) return { kind: 'expired' };
  if (invoice.version !== wanted.invoiceVersion) return { kind: 'invoice_changed' };
  if (wanted.amount.value <= 0 || wanted.amount.value > payableOn(invoice).value) {
    return { kind: 'amount_not_payable' };
  }
  const payment: PaymentRecord = {
    id: `pay_${randomUUID()}`,
    at: ledger.now().toISOString(),
    method: wanted.method,
    amount: wanted.amount,
    surcharge: surchargeFor(
      surchargeRulesOf(ledger.state, invoice),
      { method: wanted.method.kind, brand: wanted.method.brand },
      wanted.amount,
    ),
    // The gateway settles the payment later; until then it counts as paid.
    state: 'pending',
    by: wanted.by,
    refunds: [],
  };
  ledger.write((state) => ({
    ...withInvoice(state, invoice.id, (before) => ({ ...before, payments: [...before.payments, payment] })),
    paymentSessions: state.paymentSessions.map((each) =>
      each.id === sessionId ? { ...each, paymentId: payment.id } : each,
    ),
  }));
  return { kind: 'paid', payment };
}
