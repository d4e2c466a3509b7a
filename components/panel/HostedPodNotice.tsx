/** Says once that PSA also shows WisePay's own pod. */
import { t } from '../../lib/i18n/translate.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { Notice } from '../ui/Notice.tsx';

export function HostedPodNotice({ onDismiss }: { onDismiss(): void }) {
  return (
    <Notice title={t('hosted.title')}>
      <p>{t('hosted.text')}</p>
      <div class="notice-buttons">
        <ActionButton label={t('outcome.dismiss')} onClick={onDismiss} />
      </div>
    </Notice>
  );
}
