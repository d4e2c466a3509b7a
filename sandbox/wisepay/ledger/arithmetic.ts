/** Integer arithmetic on amounts of one currency. */
import type { Money } from '#lib/money/money.ts';

/** The sum in minor units. @throws {Error} if an amount has another currency, or the sum is no longer exact */
export function sum(currency: string, amounts: readonly Money[]): Money {
  let value = 0;
  for (const amount of amounts) {
    if (amount.currency !== currency) throw new Error(`${amount.currency} added to ${currency}`);
    value += amount.value;
  }
  if (!Number.isSafeInteger(value)) throw new Error(`${value} ${currency} is not exact`);
  return { value, currency };
}

/** `from` minus `taken`. @throws {Error} as `sum` does */
export function subtract(from: Money, taken: Money): Money {
  return sum(from.currency, [from, { value: -taken.value, currency: taken.currency }]);
}

/** The share of a nonnegative amount, rounded half up to a minor unit. `percent` may have two decimals: `2.75`. */
export function percentOf(amount: Money, percent: number): Money {
  const hundredths = BigInt(Math.round(percent * 100));
  const value = Number((BigInt(amount.value) * hundredths + 5000n) / 10000n);
  return { value, currency: amount.currency };
}

/**
 * `amount` × `part` ÷ `whole`, rounded half up to a minor unit. `part` and `whole` are in minor units, `whole` is
 * above zero.
 * @throws {Error} when the amounts have different currencies
 */
export function proportionOf(amount: Money, part: Money, whole: Money): Money {
  const { currency } = amount;
  if (part.currency !== currency || whole.currency !== currency) {
    throw new Error(`${part.currency} of ${whole.currency} taken from ${currency}`);
  }
  const divisor = BigInt(whole.value) * 2n;
  const value = Number((BigInt(amount.value) * BigInt(part.value) * 2n + BigInt(whole.value)) / divisor);
  return { value, currency };
}
