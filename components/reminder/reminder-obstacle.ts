/** Why no reminder can go out now. */
import { t } from '../../lib/i18n/translate.ts';
import { isBlocked } from '../../lib/protocol/payability.ts';
import type { ReadyView } from '../../lib/protocol/views.ts';
import type { Obstacle } from '../ui/Obstacle.tsx';
import { lastReminderWords, whyNoReminder } from '../words/reminder-words.ts';
import { sentences } from '../words/sentences.ts';

/** What stands in the way of a reminder, and what helps: WisePay's word, or an earlier one that is not certain yet. */
export function reminderObstacle({
  invoice,
  operations,
}: Pick<ReadyView, 'invoice' | 'operations'>): Obstacle | undefined {
  const { actions, reminders } = invoice;
  if (isBlocked(operations, 'remind')) return { why: t('reminder.impossible.uncertain') };
  if (actions.remind.allowed) return undefined;
  const { reason } = actions.remind;
  const why = sentences(reminders.last && lastReminderWords(reminders), whyNoReminder(reason, reminders));
  if (reason === 'no_payer_account') return { why, step: 'open_wisepay' };
  return reason === 'cooldown' ? { why, step: 'check_again' } : { why };
}
