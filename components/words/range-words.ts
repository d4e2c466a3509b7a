/** Words for amounts of which only the least and the most are known. */
import { t } from '../../lib/i18n/translate.ts';
import { formatMoney } from '../../lib/money.ts';
import { isExact, type MoneyRange } from '../../lib/money-range.ts';

/** `$1,250.00 to $1,281.25`, or the one amount that it can be. */
export function rangeWords(range: MoneyRange): string {
  const least = formatMoney(range.least);
  return isExact(range) ? least : t('payment.range', { least, most: formatMoney(range.most) });
}

/** `Up to $31.25`, or the one amount that it can be. */
export function upToWords(range: MoneyRange): string {
  const amount = formatMoney(range.most);
  return isExact(range) ? amount : t('payment.upTo', { amount });
}
