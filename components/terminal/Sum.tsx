/** Amount, surcharge, and total; before the card is known, as ranges where they depend on the card. */
import { t } from '../../lib/i18n/translate.ts';
import { formatMoney, type Money } from '../../lib/money/money.ts';
import { isExact, type MoneyRange } from '../../lib/money/money-range.ts';
import { rangeWords, upToWords } from '../words/amount-words.ts';

export interface SumProps {
  readonly amount: Money;
  /** Undefined if there is none. */
  readonly surcharge: MoneyRange | undefined;
  readonly total: MoneyRange;
}

export function Sum({ amount, surcharge, total }: SumProps) {
  return (
    <>
      <dl class="sum">
        <dt>{t('payment.amount')}</dt>
        <dd>{formatMoney(amount)}</dd>
        {surcharge !== undefined && (
          <>
            <dt>{t('payment.surcharge')}</dt>
            <dd>{upToWords(surcharge)}</dd>
          </>
        )}
        <dt class="total">{t('payment.total')}</dt>
        <dd class="total">{rangeWords(total)}</dd>
      </dl>
      {!isExact(total) && <p class="hint">{t('payment.surchargeByCard')}</p>}
    </>
  );
}
