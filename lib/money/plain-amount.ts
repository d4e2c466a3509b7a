/**
 * Amounts as people write them in a settings file: figures, a space, the currency's code, such as `500.00 USD`. One
 * notation for every language and machine, so that a text never means two amounts. What a person types in the panel is
 * read by `money-input.ts`.
 */
import { currencyDecimals, largestAmount, type Money } from './money.ts';

/**
 * Why a text is not such an amount. `form`: it is not figures, a point before the decimals if any, and a code in
 * capitals; `decimals`: neither none nor all of the currency's decimals; `too_large`: more than `largestAmount`.
 */
export type PlainAmountProblem = 'form' | 'decimals' | 'too_large';

export type PlainAmount =
  | { readonly ok: true; readonly money: Money }
  | { readonly ok: false; readonly problem: PlainAmountProblem };

/**
 * Reads an amount of zero or more, exactly: `500 USD` and `500.00 USD` are 50000 cents, `50000 JPY` is 50000 yen. A
 * part of the decimals, as in `500.5 USD`, is refused, because a digit may be missing.
 */
export function readPlainAmount(text: string): PlainAmount {
  const { whole, fraction, currency } =
    /^(?<whole>0|[1-9]\d*)(?:\.(?<fraction>\d+))? +(?<currency>[A-Z]{3})$/.exec(text.trim())?.groups ?? {};
  if (whole === undefined || currency === undefined) return { ok: false, problem: 'form' };
  const decimals = currencyDecimals(currency);
  if (fraction !== undefined && fraction.length !== decimals) return { ok: false, problem: 'decimals' };
  // Exact up to the largest amount; a number that is rounded is larger than that.
  const value = Number(whole + (fraction ?? '').padEnd(decimals, '0'));
  return value > largestAmount
    ? { ok: false, problem: 'too_large' }
    : { ok: true, money: { value, currency } };
}
