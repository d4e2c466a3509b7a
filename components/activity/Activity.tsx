/** The invoice's activity, newest first: closed until the person opens it, and then as the person leaves it. */

import { currentLocale } from '../../lib/i18n/locale.ts';
import { plural, t } from '../../lib/i18n/translate.ts';
import type { ShownInvoice } from '../../lib/protocol/shown.ts';
import { ActivityEntry } from './ActivityEntry.tsx';

export type ActivityProps = Pick<ShownInvoice, 'activity' | 'olderActivity' | 'unreadable'>;

export function Activity({ activity, olderActivity, unreadable }: ActivityProps) {
  const isPartlyUnread = unreadable?.activity !== undefined;
  if (activity.length === 0 && !isPartlyUnread) return null;
  const count = new Intl.NumberFormat(currentLocale()).format(activity.length + olderActivity);
  return (
    <details class="activity">
      <summary>{t('activity.title', { count })}</summary>
      <ol>
        {activity.map((entry) => (
          <li>
            <ActivityEntry entry={entry} />
          </li>
        ))}
      </ol>
      {isPartlyUnread && <p class="hint">{t('activity.unreadable')}</p>}
      {olderActivity > 0 && <p class="hint">{plural('activity.older', olderActivity)}</p>}
    </details>
  );
}
