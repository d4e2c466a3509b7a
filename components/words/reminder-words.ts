/** Words for payment reminders. */
import { t } from '../../lib/i18n/translate.ts';
import type { Action, Invoice } from '../../lib/wisepay/schemas/invoice.ts';
import { formatMoment } from './moment-words.ts';

/** When the last reminder went out, to whom, and who sent it. */
export function lastReminderWords({ last }: Invoice['reminders']): string {
  if (last === undefined) return t('reminder.noneYet');
  const { to, at, by } = last;
  return t('reminder.last', { to, moment: formatMoment(at), by });
}

/** Why no reminder can go out now. */
export function whyNoReminder(
  reason: Extract<Action, { allowed: false }>['reason'],
  { availableAt }: Invoice['reminders'],
): string {
  if (reason !== 'cooldown') return t(`reminder.impossible.${reason}`);
  return availableAt === undefined
    ? t('reminder.cooldown.aWhile')
    : t('reminder.cooldown.until', { moment: formatMoment(availableAt) });
}
