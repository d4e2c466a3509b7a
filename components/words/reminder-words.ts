/** Words for payment reminders. */
import type { Action, Invoice } from '../../lib/wisepay/schemas/invoice.ts';
import { formatMoment } from './moment-words.ts';

/** When the last reminder went out, to whom, and who sent it. */
export function lastReminderWords({ last }: Invoice['reminders']): string {
  return last === undefined
    ? 'No reminder has gone out yet.'
    : `The last one went to ${last.to} on ${formatMoment(last.at)}, sent by ${last.by}.`;
}

/** Why no reminder can go out now. */
export function whyNoReminder(
  reason: Extract<Action, { allowed: false }>['reason'],
  { availableAt }: Invoice['reminders'],
): string {
  switch (reason) {
    case 'no_payer_account':
      return 'WisePay has no payer account for this company, so there is nobody to remind. Add one in WisePay.';
    case 'cooldown':
      return availableAt === undefined
        ? 'The next one can go out in a while.'
        : `The next one can go out from ${formatMoment(availableAt)}.`;
    case 'invoice_paid':
      return 'Nothing is left to pay, so there is nothing to remind of.';
    case 'invoice_void':
      return 'This invoice is void. There is nothing to remind of.';
    case 'not_permitted':
      return 'Your WisePay user may not send reminders.';
    case 'disabled':
      return 'Your administrator has turned reminders off.';
    case 'nothing_refundable':
    case 'no_terminal':
      return 'No reminder can be sent for this invoice.';
  }
}
