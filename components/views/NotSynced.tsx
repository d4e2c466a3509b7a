/** WisePay does not have the invoice: why, and what would change that. */
import { t } from '../../lib/i18n/translate.ts';
import type { PodView } from '../../lib/protocol/views.ts';
import { isListed } from '../../lib/wisepay/schemas/open-values.ts';
import { notSyncedReasonSchema } from '../../lib/wisepay/schemas/problem.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { Notice } from '../ui/Notice.tsx';
import { unlistedWords } from '../words/sentences.ts';

export interface NotSyncedProps {
  readonly view: Extract<PodView, { kind: 'not_synced' }>;
  readonly busy: boolean;
  onCheckAgain(): void;
}

export function NotSynced({ view, busy, onCheckAgain }: NotSyncedProps) {
  return (
    <Notice title={t('notSynced.title')}>
      <p>{reasonWords(view)}</p>
      <ActionButton label={t('common.checkAgain')} busy={busy} onClick={onCheckAgain} />
    </Notice>
  );
}

function reasonWords({ reason, number }: NotSyncedProps['view']): string {
  if (reason === undefined) return t('notSynced.untold');
  if (reason === 'unknown' && number !== undefined) return t('notSynced.unknownNumber', { number });
  return isListed(notSyncedReasonSchema, reason)
    ? t(`notSynced.reason.${reason}`)
    : t('notSynced.reported', { reason: unlistedWords(reason) });
}
