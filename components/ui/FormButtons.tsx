/** The forward and back buttons at the foot of every form. */
import { t } from '../../lib/i18n/translate.ts';
import type { Money } from '../../lib/money/money.ts';
import { needsOutside } from '../../lib/protocol/payability.ts';
import { ActionButton } from './ActionButton.tsx';
import { useGuardedClicks } from './guard-context.ts';
import { MoneyButton, type MoneyButtonProps } from './MoneyButton.tsx';

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

interface LastButtonProps extends MoneyButtonProps {
  /** The amount that it moves, without surcharge; null if it moves no money. */
  readonly amount: Money | null;
}

/** Here, or if the administrator requires it, in the review window, where no page can draw. */
function LastButton({ amount, ...props }: LastButtonProps) {
  const { guard, outsideRule, onOpenWindow } = useGuardedClicks();
  if (!guard.isFramed || !needsOutside(outsideRule, amount)) return <MoneyButton {...props} />;
  return <ActionButton {...props} label={t('guard.confirmOutside')} onClick={onOpenWindow} />;
}
