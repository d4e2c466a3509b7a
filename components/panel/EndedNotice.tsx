/** What ended while no one looked. Its live region is there before its text, so that screen readers announce it. */
import { t } from '../../lib/i18n/translate.ts';
import type { Ending } from '../../lib/panel/endings.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { Notice } from '../ui/Notice.tsx';
import { endingWords } from '../words/ended-words.ts';

export interface EndedNoticeProps {
  readonly endings: readonly Ending[];
  onDismiss(): void;
}

export function EndedNotice({ endings, onDismiss }: EndedNoticeProps) {
  return (
    <div class="notifications" role="status">
      {endings.length > 0 && (
        <Notice title={t('ended.title')}>
          <ul>
            {endings.map((ending) => (
              <li key={ending.id}>{endingWords(ending)}</li>
            ))}
          </ul>
          <div class="notice-buttons">
            <ActionButton label={t('ended.dismiss')} onClick={onDismiss} />
          </div>
        </Notice>
      )}
    </div>
  );
}
