/** Words for payment reminders. */
import { t } from '../../lib/i18n/translate.ts';
import { type Action, actionReasonSchema, type Invoice } from '../../lib/wisepay/schemas/invoice.ts';
import { isListed } from '../../lib/wisepay/schemas/open-values.ts';
import { formatDateTime } from './date-time-words.ts';
import { notAllowedWords } from './invoice-words.ts';

/** When the last reminder went out, to whom, and who sent it, as far as it is known. */
export function lastReminderWords({ last }: Invoice['reminders']): string {
  if (last === undefined) return t('reminder.noneYet');
  const { to, at, by } = last;
  if (to === undefined || at === undefined) return t('reminder.lastUntold');
  const when = formatDateTime(at);
  return by === undefined ? t('reminder.lastTo', { to, when }) : t('reminder.last', { to, when, by });
}

/** Why no reminder can go out now. */
export function whyNoReminder(
  reason: Extract<Action, { allowed: false }>['reason'],
  { availableAt }: Invoice['reminders'],
): string {
  if (!isListed(actionReasonSchema, reason)) return notAllowedWords(reason);
  if (reason !== 'cooldown') return t(`reminder.impossible.${reason}`);
  return availableAt === undefined
    ? t('reminder.cooldown.aWhile')
    : t('reminder.cooldown.until', { when: formatDateTime(availableAt) });
}
