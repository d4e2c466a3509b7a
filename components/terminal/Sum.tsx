/** Amount and surcharge, and the total that they make. */
import { t } from '../../lib/i18n/translate.ts';
import { formatMoney, type Money } from '../../lib/money.ts';

export interface SumProps {
  readonly amount: Money;
  readonly surcharge: Money;
  readonly total: Money;
}

export function Sum({ amount, surcharge, total }: SumProps) {
  return (
    <dl class="sum">
      <dt>{t('payment.amount')}</dt>
      <dd>{formatMoney(amount)}</dd>
      <dt>{t('payment.surcharge')}</dt>
      <dd>{formatMoney(surcharge)}</dd>
      <dt class="total">{t('payment.total')}</dt>
      <dd class="total">{formatMoney(total)}</dd>
    </dl>
  );
}
