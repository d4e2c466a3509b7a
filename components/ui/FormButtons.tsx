/** The forward and back buttons at the foot of every form. */
import { t } from '../../lib/i18n/translate.ts';
import type { Money } from '../../lib/money/money.ts';
import { ActionButton } from './ActionButton.tsx';
import { LastButton, type LastButtonProps } from './LastButton.tsx';

interface Forward extends Pick<LastButtonProps, 'label' | 'disabled' | 'describedBy' | 'onClick'> {
  /**
   * For the last button of a charge, refund, void, or reminder: the amount that it moves, without surcharge; null if it
   * moves no money.
   */
  readonly last?: { readonly amount: Money | null };
}

export interface FormButtonsProps {
  /** The forward button; without it, there is only the back button. */
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

function ForwardButton({ last, ...props }: Forward & Pick<FormButtonsProps, 'busy'>) {
  if (last === undefined) return <ActionButton kind="primary" {...props} />;
  return <LastButton kind="primary" {...last} {...props} />;
}
