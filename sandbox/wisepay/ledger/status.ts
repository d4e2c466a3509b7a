/** The status of an invoice and the actions that it allows, derived from the records. */
import type * as v from 'valibot';
import type { actionReasonSchema, InvoiceStatus } from '#lib/wisepay/schemas/invoice.ts';
import { balanceOf, paidOn, refundableOf } from './amounts.ts';
import type { InvoiceRecord, LedgerState, PaymentRecord } from './records.ts';
import { reminderAvailableAt } from './reminders/reminders.ts';
import { terminalsOf } from './terminals/terminals.ts';

/** The sandbox always says why an action is not allowed. */
type Action =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly reason: v.InferOutput<typeof actionReasonSchema> };

/** The invoice's status, of those that the sandbox's invoices can reach. */
export function statusOf(invoice: InvoiceRecord): InvoiceStatus {
  // A credit memo owes nothing and was never paid: of WisePay's statuses only `fixed`, settled in the books, means
  // neither "still to pay" nor "paid" nor an error.
  if (invoice.total.value <= 0) return 'fixed';
  if (balanceOf(invoice).value === 0) return 'paid';
  if (balanceOf(invoice).value < 0) return 'overpayment';
  if (invoice.scheduledPayment) return 'scheduled';
  if (lastPayment(invoice)?.state === 'failed') return 'payment_error';
  return paidOn(invoice).value > 0 ? 'part_paid' : 'outstanding';
}

/** Why the invoice is in its status, where something went wrong; undefined otherwise. */
export function statusReasonOf(invoice: InvoiceRecord): string | undefined {
  return statusOf(invoice) === 'payment_error' ? lastPayment(invoice)?.failure : undefined;
}

function lastPayment({ payments }: InvoiceRecord): PaymentRecord | undefined {
  return payments.at(-1);
}

/**
 * The actions allowed on the invoice at `now`, and why others are not. An open terminal payment changes nothing here:
 * the invoice names it, so that it can be followed.
 */
export function actionsOf(
  invoice: InvoiceRecord,
  state: LedgerState,
  now: Date,
): Record<'pay' | 'terminal' | 'remind' | 'refund', Action> {
  const allowed: Action = { allowed: true };
  const pay = payment(invoice);
  const terminal: Action =
    pay.allowed && terminalsOf(state).length === 0 ? { allowed: false, reason: 'no_terminal' } : pay;
  const refund: Action = invoice.payments.some((each) => refundableOf(each).value > 0)
    ? allowed
    : { allowed: false, reason: 'nothing_refundable' };
  return { pay, terminal, remind: pay.allowed ? reminder(invoice, state, now) : pay, refund };
}

function payment(invoice: InvoiceRecord): Action {
  // The contract's closest reason for a credit memo: there is nothing to pay.
  if (invoice.total.value <= 0) return { allowed: false, reason: 'invoice_void' };
  if (balanceOf(invoice).value <= 0) return { allowed: false, reason: 'invoice_paid' };
  return { allowed: true };
}

function reminder(invoice: InvoiceRecord, state: LedgerState, now: Date): Action {
  if (!invoice.payer) return { allowed: false, reason: 'no_payer_account' };
  const availableAt = reminderAvailableAt(invoice, state);
  if (availableAt !== undefined && now.toISOString() < availableAt) {
    return { allowed: false, reason: 'cooldown' };
  }
  return { allowed: true };
}
