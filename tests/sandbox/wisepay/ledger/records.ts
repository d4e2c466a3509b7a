/**
 * What the ledger stores. Nothing in here is derived: what was paid, what is owed and what may be done follow
 * from these records each time somebody asks. Every record is read-only; a change makes a new one.
 */
import type { Money } from '#lib/money.ts';
import type { Invoice, InvoiceStatus } from '#lib/wisepay/schemas/invoice.ts';
import type { Payment, Refund } from '#lib/wisepay/schemas/payment.ts';
import type { TerminalPayment } from '#lib/wisepay/schemas/terminal-payment.ts';

export type { InvoiceStatus };

export type RefundRecord = Readonly<Omit<Refund, 'paymentId' | 'destination'>>;

export interface PaymentRecord {
  readonly id: string;
  /** RFC 3339 in UTC. */
  readonly at: string;
  readonly method: Payment['method'];
  /** What counts towards the invoice; the surcharge comes on top. */
  readonly amount: Money;
  readonly surcharge: Money;
  readonly state: Payment['state'];
  /** Who took or made it; unknown for payments from before the sandbox. */
  readonly by?: string;
  readonly refunds: readonly RefundRecord[];
}

export interface ReminderRecord {
  readonly id: string;
  readonly at: string;
  readonly to: string;
  readonly by: string;
}

export type TerminalPaymentRecord = Readonly<Omit<TerminalPayment, 'invoiceId' | 'receiptUrl'>>;

export interface InvoiceRecord {
  readonly id: string;
  /** Goes up by one with every change of this record. */
  readonly version: number;
  readonly recordId: string;
  readonly number: string;
  readonly type: Invoice['type'];
  /** The customer. */
  readonly company: string;
  /** The PSA tenant that the invoice was synced from. */
  readonly psaCompany: string;
  readonly merchantId: string;
  readonly total: Money;
  /** `2026-05-31`. */
  readonly dueDate: string;
  readonly payer?: { readonly name: string; readonly email: string };
  readonly scheduledPayment?: { readonly date: string; readonly method: string };
  /** The unguessable part of the link that the payer can pay with. */
  readonly linkToken: string;
  readonly payments: readonly PaymentRecord[];
  readonly reminders: readonly ReminderRecord[];
  readonly terminalPayments: readonly TerminalPaymentRecord[];
}

/** An invoice that WisePay saw in PSA and left out. */
export interface UnsyncedRecord {
  readonly recordId: string;
  readonly number: string;
  readonly psaCompany: string;
  readonly reason: 'location_excluded';
}

/** Who opened a payments screen: one of the merchant's users, or the payer through the payment link. */
export type Opener =
  | { readonly kind: 'user'; readonly userId: string; readonly name: string }
  | { readonly kind: 'payer' };

export interface PaymentSessionRecord {
  readonly id: string;
  readonly invoiceId: string;
  readonly openedBy: Opener;
  readonly expiresAt: string;
  /** The payment it was used for; a session pays once. */
  readonly paymentId?: string;
}

/** An idempotency key, with the first answer once there is one. */
export interface OperationRecord {
  readonly userId: string;
  readonly key: string;
  readonly kind: string;
  /** Method, path and body: what the key was first used for. */
  readonly fingerprint: string;
  /** How often a request with this key arrived, the first one included. */
  readonly count: number;
  readonly answer?: { readonly status: number; readonly body: unknown };
}

export interface LedgerState {
  readonly invoices: readonly InvoiceRecord[];
  readonly unsynced: readonly UnsyncedRecord[];
  readonly paymentSessions: readonly PaymentSessionRecord[];
  readonly operations: readonly OperationRecord[];
}
