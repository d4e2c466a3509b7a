/** The view is there and cannot be drawn: a defect, by which nothing was sent and nothing is stopped. */
import { t } from '../../lib/i18n/translate.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { Notice } from '../ui/Notice.tsx';
import { rich } from '../words/rich.tsx';

export interface UndrawableProps {
  /** What the defect is reported under. */
  readonly reference: string;
  readonly busy: boolean;
  onCheckAgain(): void;
}

export function Undrawable({ reference, busy, onCheckAgain }: UndrawableProps) {
  return (
    <div role="alert">
      <Notice title={t('contained.title')} tone="problem">
        <p>{t('contained.text')}</p>
        <ActionButton label={t('common.checkAgain')} busy={busy} onClick={onCheckAgain} />
        <p class="reference">{rich('common.reference', { id: <code>{reference}</code> })}</p>
      </Notice>
    </div>
  );
}
