/** Payment reminders as an invoice shows them. */
import type { InvoiceRecord, LedgerState, ReminderRecord } from '../records.ts';

/** The reminder that went out last; those that were skipped or failed reached nobody. */
export function lastReminder({ reminders }: InvoiceRecord): ReminderRecord | undefined {
  return reminders.findLast(({ state }) => state === 'accepted');
}

/** From when the next reminder may go out; nothing when none has gone yet, or none has to wait. */
export function reminderAvailableAt(invoice: InvoiceRecord, { settings }: LedgerState): string | undefined {
  const last = lastReminder(invoice);
  if (!last || settings.reminderCooldownMs === 0) return undefined;
  return new Date(Date.parse(last.at) + settings.reminderCooldownMs).toISOString();
}
