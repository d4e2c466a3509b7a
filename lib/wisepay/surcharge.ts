/**
 * What a merchant adds to a payment, and what part of it a refund gives back. WisePay decides both; this is the
 * expected result, to show before anything is sent.
 */
import type { Money } from '../money/money.ts';
import type { MoneyRange } from '../money/money-range.ts';
import { subtractMoney, sumMoney } from '../money/money-sums.ts';
import type { Payment } from './schemas/payment.ts';
import type { SurchargeRule } from './schemas/surcharge.ts';
import type { TerminalPayment } from './schemas/terminal-payment.ts';

/**
 * What WisePay may add to an amount before the card is known. Only one rule applies to a card, the most specific that
 * fits (kind and brand, brand, kind, method); rules are never added up. Kinds and brands are open sets, so for each
 * rule there may be a card that no more specific rule fits, and without a rule for every card there may be one that no
 * rule fits: the least is that of the cheapest rule, or nothing, and the most that of the dearest. Inference: that
 * rules apply in this way.
 *
 * @param method as in the rules: `card`
 * @param amount what counts toward the invoice, zero or more
 * @throws {RangeError} if a fixed charge has another currency, or the surcharge is no longer an exact number
 */
export function surchargeRange(rules: readonly SurchargeRule[], method: string, amount: Money): MoneyRange {
  const { currency } = amount;
  const fitting = rules.filter((rule) => rule.method === method);
  const surcharges = fitting.map((rule) => surchargeBy(rule, amount).value);
  const values = fitting.some(isForEveryCard) ? surcharges : [...surcharges, 0];
  return {
    least: { value: Math.min(...values), currency },
    most: { value: Math.max(...values), currency },
  };
}

/**
 * What a terminal payment charges the card in all: a range as long as that depends on a card that has not been
 * presented yet. A `leastTotal` that is not below the total, in its currency, is ignored.
 */
export function chargeOf({
  state,
  total,
  leastTotal = total,
}: Pick<TerminalPayment, 'state' | 'total' | 'leastTotal'>): MoneyRange {
  const isTaken = state === 'approved' || state === 'partially_approved';
  const isBelow = leastTotal.currency === total.currency && leastTotal.value < total.value;
  return { least: isBelow && !isTaken ? leastTotal : total, most: total };
}

/**
 * What was actually added to a card's charge: WisePay's figure, else the difference between total and amount.
 *
 * @returns undefined if nothing was added and WisePay does not mention a surcharge
 */
export function chargedSurcharge({
  amount,
  surcharge,
  total,
}: Pick<TerminalPayment, 'amount' | 'surcharge' | 'total'>): Money | undefined {
  if (surcharge !== undefined) return surcharge;
  const { currency } = amount;
  const isAdded = total.currency === currency && total.value > amount.value;
  return isAdded ? subtractMoney(total, amount) : undefined;
}

/**
 * The part of a payment's surcharge that goes back with a part of its amount. WisePay does not document this.
 * Inference: in proportion to the whole payment, rounded half up, and never more than is left of the surcharge. The
 * last of the amount takes all that is left of the surcharge, so that a payment refunded in parts is refunded in full.
 * A refund that failed gave nothing back.
 *
 * @param amount without surcharge, above zero and at most what is left of the payment
 * @throws {RangeError} if an amount has another currency than the payment
 */
export function refundedSurcharge(payment: Payment, amount: Money): Money {
  const { currency } = payment.amount;
  const givenBack = payment.refunds.filter(({ state }) => state !== 'failed');
  const left = subtractMoney(
    payment.surcharge,
    sumMoney(
      currency,
      givenBack.map(({ surcharge }) => surcharge),
    ),
  );
  const amountLeft = subtractMoney(payment.amount, payment.refunded);
  if (amount.value >= amountLeft.value) return left;
  const share = divideHalfUp(
    BigInt(payment.surcharge.value) * BigInt(amount.value),
    BigInt(payment.amount.value),
  );
  return { value: Math.min(share, left.value), currency };
}

/** The rule's percentage of the amount, rounded half up to a minor unit (inference), plus its fixed charge. */
function surchargeBy({ percent, fixed }: SurchargeRule, amount: Money): Money {
  return sumMoney(amount.currency, [
    ...(percent === undefined ? [] : [percentOf(amount, percent)]),
    ...(fixed === undefined ? [] : [fixed]),
  ]);
}

function isForEveryCard({ cardKind, brand }: SurchargeRule): boolean {
  return isAny(cardKind) && isAny(brand);
}

function isAny(text: string | null | undefined): boolean {
  return (text ?? '').trim() === '';
}

/** Uses the decimal text of the percentage: as a float, 2.55 would be slightly less. */
function percentOf(amount: Money, percent: number): Money {
  const [mantissa = '', exponent = '0'] = String(percent).split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const scale = 100n * 10n ** BigInt(fraction.length - Number(exponent));
  const value = divideHalfUp(BigInt(amount.value) * BigInt(whole + fraction), scale);
  return { value, currency: amount.currency };
}

/** Both numbers are zero or more. */
function divideHalfUp(dividend: bigint, divisor: bigint): number {
  return Number((dividend * 2n + divisor) / (divisor * 2n));
}
