/** Words for amounts: what is wrong with a typed amount, what a total consists of, and amounts known only as a range. */
import { currentLocale } from '../../lib/i18n/locale.ts';
import { t } from '../../lib/i18n/translate.ts';
import { currencyDecimals, formatMoney, type Money } from '../../lib/money/money.ts';
import { type AmountProblem, amountText } from '../../lib/money/money-input.ts';
import { isExact, isSameRange, type MoneyRange } from '../../lib/money/money-range.ts';

/** What an amount is compared with: an invoice's balance, or what is left of a payment. */
type Measure = 'balance' | 'payment';

/**
 * What is wrong, and what would be right.
 *
 * @param locale the notation of the example; that of `lib/i18n/locale.ts` if left out
 */
export function wordsForAmount(
  problem: AmountProblem,
  currency: string,
  locale: string | undefined = currentLocale(),
): string {
  const decimals = currencyDecimals(currency);
  const example = amountText({ value: 1250 * 10 ** decimals, currency }, locale);
  switch (problem) {
    case 'empty':
    case 'not_positive':
    case 'too_large':
      return t(`amount.problem.${problem}`);
    case 'not_a_number':
    case 'ambiguous':
      return t(`amount.problem.${problem}`, { example });
    case 'other_currency':
      return t('amount.problem.other_currency', { currency, example });
    case 'too_many_decimals':
      return decimals === 0
        ? t('amount.problem.noDecimals', { currency, example })
        : t('amount.problem.too_many_decimals', {
            currency,
            decimals: new Intl.NumberFormat(locale).format(decimals),
            example,
          });
  }
}

/** Says that an amount is more than there is. */
export function wordsForTooMuch(most: Money, of: Measure): string {
  return t(`amount.tooMuch.${of}`, { most: formatMoney(most) });
}

/** Says that what the person saw beside an amount has changed since; undefined if it has not. */
export function wordsForChange(seen: Money, now: Money, of: Measure): string | undefined {
  if (seen.value === now.value) return undefined;
  return t(`amount.changed.${of}`, { seen: formatMoney(seen), now: formatMoney(now) });
}

/** The same for the total that a card is charged. */
export function wordsForTotalChange(seen: MoneyRange, now: MoneyRange): string | undefined {
  if (isSameRange(seen, now)) return undefined;
  return t('amount.changed.total', { seen: rangeWords(seen), now: rangeWords(now) });
}

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

/** What moves in total, and its parts. */
export interface Total {
  readonly total: Money;
  /** Without surcharge. */
  readonly amount: Money;
  /** Undefined if there is none. */
  readonly surcharge?: Money | undefined;
}

/**
 * `$615.00 = $600.00 + $15.00 surcharge`. Only the total if there is no surcharge, or if the parts do not add up to it:
 * WisePay's total counts, and a wrong sum explains nothing.
 */
export function totalWords({ total, amount, surcharge }: Total): string {
  const whole = formatMoney(total);
  if (surcharge === undefined || surcharge.value === 0 || !isSum(total, amount, surcharge)) return whole;
  return t('payment.totalOf', {
    total: whole,
    amount: formatMoney(amount),
    surcharge: formatMoney(surcharge),
  });
}

function isSum(total: Money, one: Money, other: Money): boolean {
  const isOneCurrency = one.currency === total.currency && other.currency === total.currency;
  return isOneCurrency && one.value + other.value === total.value;
}
