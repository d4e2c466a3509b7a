/** One checkbox for every payment that can be given back, where there are several. */
import { t } from '../../lib/i18n/translate.ts';
import { formatMoney } from '../../lib/money/money.ts';
import type { RefundPartDraft } from '../../lib/protocol/drafts-message.ts';
import type { RefundView } from './refund-plan.ts';
import { chosenOf, wholeRefund } from './whole-refund.ts';

export interface AllPaymentsProps {
  readonly view: RefundView;
  readonly parts: readonly RefundPartDraft[];
  /** Chooses all of them as a whole, or none. */
  onParts(parts: readonly RefundPartDraft[]): void;
}

export function AllPayments({ view, parts, onParts }: AllPaymentsProps) {
  const whole = wholeRefund(view);
  if (whole === undefined) return null;
  const chosen = chosenOf(parts, whole.parts);
  return (
    <label class="choice all-payments">
      <input
        type="checkbox"
        checked={chosen === 'all'}
        indeterminate={chosen === 'some'}
        onChange={({ currentTarget }) => onParts(currentTarget.checked ? whole.parts : [])}
      />
      <span>{t('refund.choice.all', { amount: formatMoney(whole.total) })}</span>
    </label>
  );
}
