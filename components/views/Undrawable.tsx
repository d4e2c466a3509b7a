/** The view cannot be drawn because of a defect, which has sent nothing and stops nothing. */
import { t } from '../../lib/i18n/translate.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { Notice } from '../ui/Notice.tsx';
import { rich } from '../words/rich.tsx';

export interface UndrawableProps {
  /** The name of the defect in its report. */
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
