/** Payment reminders as an invoice shows them. */
import type { InvoiceRecord, ReminderRecord } from './records.ts';

/** Milliseconds between two reminders: enough that two colleagues do not mail the payer at the same time. */
const cooldownMs = 60 * 60 * 1000;

/** The reminder that went out last. */
export function lastReminder(invoice: InvoiceRecord): ReminderRecord | undefined {
  return invoice.reminders.at(-1);
}

/** From when the next reminder may go out; nothing when none has gone yet. */
export function reminderAvailableAt(invoice: InvoiceRecord): string | undefined {
  const last = lastReminder(invoice);
  return last && new Date(Date.parse(last.at) + cooldownMs).toISOString();
}
