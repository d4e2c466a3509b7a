/** Amounts of which only the least and the most are known. */
import type { Money } from './money.ts';
import { sumMoney } from './money-sums.ts';

/** Both ends are included, in one currency. They are equal if the amount is known exactly. */
export interface MoneyRange {
  readonly least: Money;
  readonly most: Money;
}

/** The range of an amount that is known exactly. */
export function exactly(amount: Money): MoneyRange {
  return { least: amount, most: amount };
}

/** Whether the range holds only one amount. */
export function isExact({ least, most }: MoneyRange): boolean {
  return least.value === most.value;
}

/** Whether two ranges in one currency are the same. */
export function isSameRange(one: MoneyRange, other: MoneyRange): boolean {
  return one.least.value === other.least.value && one.most.value === other.most.value;
}

/** The range with an amount added at both ends. @throws {RangeError} as `sumMoney` */
export function addToRange(amount: Money, { least, most }: MoneyRange): MoneyRange {
  const { currency } = amount;
  return { least: sumMoney(currency, [amount, least]), most: sumMoney(currency, [amount, most]) };
}
