/** The last button: here, or if the administrator requires it, in the review window, where no page can draw. */
import { t } from '../../lib/i18n/translate.ts';
import type { Money } from '../../lib/money/money.ts';
import { needsOutside } from '../../lib/protocol/confirm-outside.ts';
import { ActionButton } from './ActionButton.tsx';
import { useGuardedClicks } from './guard-context.ts';
import { MoneyButton, type MoneyButtonProps } from './MoneyButton.tsx';

export interface LastButtonProps extends MoneyButtonProps {
  /** The amount that it moves, without surcharge; null if it moves no money. */
  readonly amount: Money | null;
}

export function LastButton({ amount, ...props }: LastButtonProps) {
  const { guard, outsideRule, onOpenWindow } = useGuardedClicks();
  if (!guard.isFramed || !needsOutside(outsideRule, amount)) return <MoneyButton {...props} />;
  return <ActionButton {...props} label={t('guard.confirmOutside')} onClick={onOpenWindow} />;
}
