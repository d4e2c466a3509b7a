/**
 * The ledger's records. None is derived: amounts paid and owed and possible actions follow from them on each request.
 * Every record is read-only; a change makes a new one.
 */
import type * as v from 'valibot';
import type { Money } from '#lib/money/money.ts';
import type { Invoice } from '#lib/wisepay/schemas/invoice.ts';
import type { Payment, Refund } from '#lib/wisepay/schemas/payment.ts';
import type { Reminder } from '#lib/wisepay/schemas/reminder.ts';
import type { TerminalPayment, terminalPaymentStateSchema } from '#lib/wisepay/schemas/terminal-payment.ts';
import type { SeedTerminal } from '../../seed/merchants.ts';
import type { Settings } from './settings.ts';

export interface RefundRecord extends Readonly<Omit<Refund, 'paymentId' | 'destination' | 'by' | 'at'>> {
  readonly by: string;
  /** RFC 3339 in UTC. */
  readonly at: string;
  readonly note?: string;
  /** When it last succeeded or failed; missing while it is pending. */
  readonly settledAt?: string;
}

export interface PaymentRecord {
  readonly id: string;
  /** RFC 3339 in UTC. */
  readonly at: string;
  readonly method: Payment['method'];
  /** The amount that counts toward the invoice; the surcharge comes on top. */
  readonly amount: Money;
  readonly surcharge: Money;
  /** False if a refund cannot give the surcharge back, whatever the merchant's rule. */
  readonly surchargeRefundable?: boolean;
  readonly state: Payment['state'];
  /** Why it failed or was returned. */
  readonly failure?: string;
  /** When it failed; RFC 3339 in UTC. */
  readonly failedAt?: string;
  /** When the bank returned a debit; it has failed since then. */
  readonly returnedAt?: string;
  /** Who took or made it; unknown for payments from before the sandbox. */
  readonly by?: string;
  /** The ID of the terminal payment that took it. */
  readonly terminalPaymentId?: string;
  readonly refunds: readonly RefundRecord[];
}

export interface ReminderRecord extends Readonly<Omit<Reminder, 'to' | 'at'>> {
  readonly to: string;
  /** RFC 3339 in UTC. */
  readonly at: string;
  readonly by: string;
}

/** A sent email; every accepted reminder has one. */
export interface EmailRecord {
  readonly reminderId: string;
  readonly at: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The payment link, absolute. */
  readonly link: string;
}

export interface TerminalPaymentRecord
  extends Readonly<Omit<TerminalPayment, 'invoiceId' | 'receiptUrl' | 'state' | 'createdAt'>> {
  readonly state: v.InferOutput<typeof terminalPaymentStateSchema>;
  /** When it was sent to the terminal. */
  readonly at: string;
  /** When the terminal stops waiting for a card. */
  readonly expiresAt: string;
  /** Who sent it. */
  readonly by: string;
  /** True while the terminal responds to nothing: neither cards nor a cancellation. */
  readonly silent: boolean;
  /** When it ended, as far as the terminal knows. */
  readonly endedAt?: string;
  /** The bank approved it after the terminal had reported that it did not go through. */
  readonly late?: boolean;
  /** The ID of the payment that was booked for it. */
  readonly paymentId?: string;
}

/** A terminal; its state follows from the terminal payments. */
export type TerminalRecord = Readonly<SeedTerminal>;

export interface InvoiceRecord {
  readonly id: string;
  /** Increases by one with every change of this record. */
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
  /** The unguessable part of the payment link. */
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
  /** The ID of the payment that it was used for; a session pays once. */
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
  /**
   * `running`: being carried out; `released`: refused temporarily, nothing was done, and the same request may come
   * again; otherwise the answer, which is final.
   */
  readonly outcome: 'running' | 'released' | OperationAnswer;
}

export interface OperationAnswer {
  readonly status: number;
  readonly body: unknown;
}

export interface LedgerState {
  readonly invoices: readonly InvoiceRecord[];
  readonly unsynced: readonly UnsyncedRecord[];
  readonly terminals: readonly TerminalRecord[];
  readonly paymentSessions: readonly PaymentSessionRecord[];
  /** The sent emails, oldest first. */
  readonly outbox: readonly EmailRecord[];
  readonly operations: readonly OperationRecord[];
  readonly settings: Settings;
}
