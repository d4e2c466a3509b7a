/**
 * Money is an integer number of minor units together with its currency. Nothing here ever makes a float: amounts become
 * text by moving the decimal point in a string of digits.
 */
import * as v from 'valibot';
import { currentLocale } from '../i18n/locale.ts';

/**
 * Currencies whose minor unit does not have two decimals, from ISO 4217 (list one). Not from `Intl`: browsers take the
 * digits from CLDR, which rounds several currencies (such as ALL or LBP) to whole units.
 */
const decimalsByCurrency: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ').map((code) => [code, 0]),
  ),
  ...Object.fromEntries('BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code) => [code, 3])),
  CLF: 4,
  UYW: 4,
};

/**
 * The largest amount, positive or negative, in minor units: ten billion in a currency with cents. No invoice comes near
 * it, and the sum of all amounts in the longest answer (some thousands) stays exact (below 9 × 10¹⁵).
 */
export const largestAmount = 10 ** 12;

/** An amount as it crosses every boundary: `value` in whole minor units, `currency` as in ISO 4217. */
export const moneySchema = v.object({
  value: v.pipe(v.number(), v.integer(), v.minValue(-largestAmount), v.maxValue(largestAmount)),
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
});

/** An exact amount: `value` in minor units, `currency` an ISO 4217 code. */
export type Money = v.InferOutput<typeof moneySchema>;

/** How many decimals the currency's minor unit has: USD 2, JPY 0, KWD 3. */
export function currencyDecimals(currency: string): number {
  return decimalsByCurrency[currency] ?? 2;
}

/**
 * The amount in major units as exact decimal text, with the currency's own number of decimals:
 * `{ value: -12050, currency: 'USD' }` gives `-120.50`, `{ value: 98000, currency: 'JPY' }` gives `98000`.
 */
export function toDecimalText({ value, currency }: Money): `${number}` {
  const decimals = currencyDecimals(currency);
  const digits = Math.abs(value)
    .toString()
    .padStart(decimals + 1, '0');
  const sign = value < 0 ? '-' : '';
  if (decimals === 0) return `${sign}${digits}` as `${number}`;
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}` as `${number}`;
}

/**
 * How `Intl` starts an amount in a right-to-left language: with the right-to-left mark or, before a minus, the Arabic
 * letter mark.
 */
const rightToLeft = /^[\u200f\u061c]/;
/** After a symbol such as `US$`, it keeps the `$` next to the letters. */
const leftToRightMark = '\u200e';

/**
 * The amount for a person to read, in the notation of `locale` (default: that of `lib/i18n/locale.ts`), always with the
 * currency's ISO decimals.
 */
export function formatMoney(money: Money, locale: string | undefined = currentLocale()): string {
  const decimals = currencyDecimals(money.currency);
  const text = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: money.currency,
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(toDecimalText(money));
  return rightToLeft.test(text) ? text + leftToRightMark : text;
}
