/** Amounts as people read and type them. */
import { currencyDecimals, type Money, toDecimalText } from '#lib/money/money.ts';

/** `USD 1,281.25`: the code comes first, so that no symbol can be mistaken for another currency's. */
export function amountText(money: Money): string {
  const decimals = currencyDecimals(money.currency);
  const digits = new Intl.NumberFormat('en-US', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(toDecimalText(money));
  return `${money.currency} ${digits}`;
}

/** Parses a typed amount, such as `1,281.25` or `1281`; undefined if it is not an amount in that currency. */
export function parseAmount(text: string, currency: string): Money | undefined {
  const decimals = currencyDecimals(currency);
  const [, whole, fraction = ''] = /^(\d{1,12})(?:\.(\d*))?$/.exec(text.replace(/[\s,]/g, '')) ?? [];
  if (whole === undefined || fraction.length > decimals) return undefined;
  return { value: Number(whole + fraction.padEnd(decimals, '0')), currency };
}
