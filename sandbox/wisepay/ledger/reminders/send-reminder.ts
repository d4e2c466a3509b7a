/** Sends a payment reminder. */
import { randomUUID } from 'node:crypto';
import type { ReminderRequest } from '#lib/wisepay/schemas/reminder.ts';
import { Refusal } from '../../problem.ts';
import { amountText } from '../../web/amount-text.ts';
import { balanceOf } from '../amounts.ts';
import { type Ledger, withInvoice } from '../ledger.ts';
import type { EmailRecord, InvoiceRecord, ReminderRecord } from '../records.ts';
import { requireInvoice, requireSeen } from '../refusals.ts';
import { actionsOf } from '../status.ts';
import { reminderAvailableAt } from './reminders.ts';

/** The request, and who sends it. */
export interface NewReminder extends ReminderRequest {
  readonly invoiceId: string;
  /** The name of the user who sends it. */
  readonly by: string;
  /** WisePay's origin, for the link in the email. */
  readonly origin: string;
}

/**
 * Emails the payer. With a scheduled payment the reminder is `skipped` (inferred from what other billing products do):
 * no one is asked for money that is about to be collected. Only a sent email starts the cooldown. A reason why no
 * reminder can be sent comes before an outdated view.
 * @throws {Refusal} 404 `invoice_not_synced`; 409 `no_payer_account`, `invoice_paid`, `invoice_void`; 429 `cooldown`;
 * 412 `invoice_changed`
 */
export function sendReminder(ledger: Ledger, input: NewReminder): ReminderRecord {
  const invoice = requireInvoice(ledger.state, input.invoiceId);
  const payer = requireRemindable(ledger, invoice);
  requireSeen(invoice, input.invoiceVersion);
  const reminder: ReminderRecord = {
    id: `rem_${randomUUID()}`,
    to: payer.email,
    at: ledger.now().toISOString(),
    by: input.by,
    ...outcome(ledger, invoice),
  };
  const email = emailOf(invoice, payer.name, reminder, input.origin);
  ledger.write((state) => ({
    ...withInvoice(state, invoice.id, (each) => ({ ...each, reminders: [...each.reminders, reminder] })),
    outbox: reminder.state === 'accepted' ? [...state.outbox, email] : state.outbox,
  }));
  return reminder;
}

function requireRemindable(ledger: Ledger, invoice: InvoiceRecord): NonNullable<InvoiceRecord['payer']> {
  const { remind } = actionsOf(invoice, ledger.state, ledger.now());
  const availableAt = reminderAvailableAt(invoice, ledger.state);
  if (!remind.allowed && remind.reason === 'cooldown' && availableAt) {
    const seconds = Math.ceil((Date.parse(availableAt) - ledger.clock.now()) / 1000);
    throw new Refusal(429, 'cooldown', {
      params: { availableAt },
      headers: { 'Retry-After': String(seconds) },
    });
  }
  if (!remind.allowed) throw new Refusal(409, remind.reason);
  if (!invoice.payer) throw new Error(`${invoice.id} can be reminded of, but nobody is there to remind`);
  return invoice.payer;
}

function outcome({ state }: Ledger, invoice: InvoiceRecord): Pick<ReminderRecord, 'state' | 'reason'> {
  if (invoice.scheduledPayment) return { state: 'skipped', reason: 'payment_scheduled' };
  if (state.settings.emailDelivery === 'fails') return { state: 'failed', reason: 'email_rejected' };
  return { state: 'accepted' };
}

function emailOf(
  invoice: InvoiceRecord,
  name: string,
  reminder: ReminderRecord,
  origin: string,
): EmailRecord {
  const balance = amountText(balanceOf(invoice));
  return {
    reminderId: reminder.id,
    at: reminder.at,
    to: reminder.to,
    subject: `Invoice ${invoice.number}: ${balance} is still open`,
    text: `Hello ${name}, invoice ${invoice.number}, due on ${invoice.dueDate}, is still open with ${balance}.`,
    link: new URL(`/link/${invoice.linkToken}`, origin).href,
  };
}
