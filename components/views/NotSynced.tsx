/** WisePay does not have the invoice: why, and what would change that. */
import { t } from '../../lib/i18n/translate.ts';
import type { PodView } from '../../lib/pod/contract/views.ts';
import { ActionButton } from '../basics/ActionButton.tsx';
import { Notice } from '../basics/Notice.tsx';

export interface NotSyncedProps {
  readonly view: Extract<PodView, { kind: 'not_synced' }>;
  readonly busy: boolean;
  onCheckAgain(): void;
}

export function NotSynced({ view, busy, onCheckAgain }: NotSyncedProps) {
  return (
    <Notice title={t('notSynced.title')}>
      <p>{t(`notSynced.reason.${view.reason}`)}</p>
      <ActionButton label={t('common.checkAgain')} busy={busy} onClick={onCheckAgain} />
    </Notice>
  );
}
