/** It is not certain which invoice is meant, so none is shown. */
import { t } from '../../lib/i18n/translate.ts';
import type { PodView } from '../../lib/protocol/views.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { Notice } from '../ui/Notice.tsx';

export interface AmbiguousProps {
  readonly view: Extract<PodView, { kind: 'ambiguous' }>;
  readonly busy: boolean;
  onCheckAgain(): void;
}

export function Ambiguous({ view, busy, onCheckAgain }: AmbiguousProps) {
  return (
    <Notice title={t('ambiguous.title')} tone="problem">
      {view.reason === 'candidates' ? (
        <>
          <p>{t('ambiguous.candidates')}</p>
          <ul>
            {view.candidates.map(({ number, recordId, company }) => (
              <li key={`${company} ${recordId} ${number}`}>
                {t('ambiguous.candidate', { number, company })}
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>{t('ambiguous.mismatch')}</p>
      )}
      <ActionButton label={t('common.checkAgain')} busy={busy} onClick={onCheckAgain} />
    </Notice>
  );
}
