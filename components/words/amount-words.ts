/** Words for what is wrong with an amount that somebody typed. */
import { currencyDecimals, formatMoney, type Money } from '../../lib/money.ts';
import { type AmountProblem, amountText } from '../../lib/money-input.ts';

/**
 * What is wrong, and what would be right.
 *
 * @param locale the notation of the example; that of `lib/locale.ts` when left out
 */
export function wordsForAmount(problem: AmountProblem, currency: string, locale?: string): string {
  const example = amountText({ value: 1250 * 10 ** currencyDecimals(currency), currency }, locale);
  switch (problem) {
    case 'empty':
      return 'Enter an amount.';
    case 'not_a_number':
      return `Enter the amount in figures, such as ${example}.`;
    case 'too_many_decimals':
      return `${decimalsWords(currency)} Enter an amount such as ${example}.`;
    case 'not_positive':
      return 'The amount has to be above zero.';
    case 'too_large':
      return 'The amount is too large.';
  }
}

/** That an amount is more than there is. */
export function wordsForTooMuch(most: Money, of: 'balance' | 'payment'): string {
  return of === 'balance'
    ? `More than is owed: the balance is ${formatMoney(most)}.`
    : `More than is left of this payment: ${formatMoney(most)}.`;
}

/** That what an amount is measured by has changed since the person saw it. */
export function wordsForChange(seen: Money, now: Money, of: 'balance' | 'payment'): string | undefined {
  if (seen.value === now.value) return undefined;
  const what = of === 'balance' ? 'The balance' : 'What is left of this payment';
  return `${what} has changed: it was ${formatMoney(seen)}, now it is ${formatMoney(now)}.`;
}

function decimalsWords(currency: string): string {
  const decimals = currencyDecimals(currency);
  return decimals === 0 ? `${currency} has no decimals.` : `${currency} has ${decimals} decimals.`;
}
