/** What ended while nobody looked, for whoever comes back. Its place is there before it is, so that it is read out. */
import { t } from '../../lib/i18n/translate.ts';
import type { Ending } from '../../lib/pod/controllers/endings.ts';
import { ActionButton } from '../basics/ActionButton.tsx';
import { Notice } from '../basics/Notice.tsx';
import { endingWords } from '../words/away-words.ts';

export interface AwayNoticeProps {
  readonly news: readonly Ending[];
  onPutAway(): void;
}

export function AwayNotice({ news, onPutAway }: AwayNoticeProps) {
  return (
    <div class="away" role="status">
      {news.length > 0 && (
        <Notice title={t('away.title')}>
          <ul>
            {news.map((ending) => (
              <li key={ending.id}>{endingWords(ending)}</li>
            ))}
          </ul>
          <div class="notice-buttons">
            <ActionButton label={t('away.putAway')} onClick={onPutAway} />
          </div>
        </Notice>
      )}
    </div>
  );
}
