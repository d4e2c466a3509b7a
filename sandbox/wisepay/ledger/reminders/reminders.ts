/** Payment reminders as an invoice shows them. */
import type { InvoiceRecord, LedgerState, ReminderRecord } from '../records.ts';

/** The last reminder that was sent; skipped and failed ones reached no one. Undefined if there is none. */
export function lastReminder({ reminders }: InvoiceRecord): ReminderRecord | undefined {
  return reminders.findLast(({ state }) => state === 'accepted');
}

/** When the next reminder may be sent (RFC 3339 in UTC); undefined if none was sent yet or there is no cooldown. */
export function reminderAvailableAt(invoice: InvoiceRecord, { settings }: LedgerState): string | undefined {
  const last = lastReminder(invoice);
  if (!last || settings.reminderCooldownMs === 0) return undefined;
  return new Date(Date.parse(last.at) + settings.reminderCooldownMs).toISOString();
}
