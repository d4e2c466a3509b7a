/** Payment reminders: emails that ask the payer to pay. */
import { randomUUID } from 'node:crypto';
import { Refusal } from '../problem.ts';
import { balanceOf } from './amounts.ts';
import { type Ledger, withInvoice } from './ledger.ts';
import type { EmailRecord, InvoiceRecord, LedgerState, ReminderRecord } from './records.ts';
import { requireInvoice, requireSeen } from './refusals.ts';
import { reminderEmail } from './reminder-email.ts';
import { actionsOf } from './status.ts';

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
