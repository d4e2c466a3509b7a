/** What is wrong with an amount in a settings file, and how to write it. */
import * as v from 'valibot';
import { currencyDecimals, moneySchema, toDecimalText } from '../../lib/money/money.ts';
import { type PlainAmountProblem, readPlainAmount } from '../../lib/money/plain-amount.ts';

const example = '"500.00 USD"';

/** The settings that are an amount, and the amount in the one that may have one. */
const amountsIn = {
  refundLimit: (value) => value,
  stepUpAbove: (value) => value,
  confirmOutside: (value) =>
    typeof value === 'object' && value !== null && 'above' in value ? value.above : undefined,
} as const satisfies Record<string, (value: unknown) => unknown>;

/**
 * The problem with the amount in a setting, as the end of a sentence. The extension also reads amounts in minor units,
 * as `{"value": 50000, "currency": "USD"}`, but browsers drop them: public/managed_schema.json declares a text.
 *
 * @returns undefined if the setting has no amount, or nothing is wrong with it
 */
export function amountProblem(key: string, value: unknown): string | undefined {
  const find = Object.entries(amountsIn).find(([name]) => name === key)?.[1];
  const amount = find?.(value);
  if (amount === undefined || amount === null) return undefined;
  if (typeof amount === 'string') {
    const read = readPlainAmount(amount);
    return read.ok ? undefined : `"${amount}" ${reasons[read.problem](amount)}`;
  }
  const money = v.safeParse(moneySchema, amount);
  return money.success && money.output.value >= 0
    ? `write the amount as text: "${toDecimalText(money.output)} ${money.output.currency}"`
    : `write an amount with its currency, such as ${example}`;
}

const reasons = {
  form: () => `is not an amount with its currency, such as ${example}`,
  decimals: (text) => {
    const currency = text.trim().slice(-3);
    const decimals = currencyDecimals(currency);
    return decimals === 0
      ? `has decimals, but ${currency} has none`
      : `needs ${decimals} decimals or none, such as "${toDecimalText({ value: 500 * 10 ** decimals, currency })} ${currency}"`;
  },
  too_large: () => 'is too large',
} as const satisfies Record<PlainAmountProblem, (text: string) => string>;
