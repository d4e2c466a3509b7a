/** Sums and differences of exact amounts. */
import type { Money } from './money.ts';

/**
 * The sum of the amounts; zero of `currency` if there are none.
 *
 * @throws {RangeError} if an amount has another currency, or the sum is no longer exact
 */
export function sumMoney(currency: string, amounts: readonly Money[]): Money {
  let value = 0;
  for (const amount of amounts) {
    if (amount.currency !== currency) throw new RangeError(`${amount.currency} added to ${currency}`);
    value += amount.value;
    if (!Number.isSafeInteger(value)) throw new RangeError(`${value} ${currency} is not exact`);
  }
  return { value, currency };
}

/** `from` minus `taken`. @throws {RangeError} as `sumMoney` */
export function subtractMoney(from: Money, taken: Money): Money {
  return sumMoney(from.currency, [from, { value: -taken.value, currency: taken.currency }]);
}
