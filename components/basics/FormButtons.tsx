/** The way on and the way back, at the foot of every form. */
import { t } from '../../lib/i18n/translate.ts';
import { ActionButton } from './ActionButton.tsx';
import { MoneyButton, type MoneyButtonProps } from './MoneyButton.tsx';

interface Forward extends Pick<MoneyButtonProps, 'label' | 'disabled' | 'describedBy' | 'onClick'> {
  /** Whether it is the last step of a charge, a refund, a void or a reminder. */
  readonly isLast: boolean;
}

export interface FormButtonsProps {
  /** The way on; without it there is only the way back. */
  readonly forward?: Forward;
  readonly busy: boolean;
  onBack(): void;
}

export function FormButtons({ forward, busy, onBack }: FormButtonsProps) {
  return (
    <div class="form-buttons">
      {forward !== undefined && <ForwardButton {...forward} busy={busy} />}
      <ActionButton label={t('common.back')} disabled={busy} onClick={onBack} />
    </div>
  );
}

function ForwardButton({ isLast, ...props }: Forward & Pick<FormButtonsProps, 'busy'>) {
  const Button = isLast ? MoneyButton : ActionButton;
  return <Button kind="primary" {...props} />;
}
