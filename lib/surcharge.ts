/**
 * What a merchant adds to a payment, and what of it a refund gives back. WisePay decides both; this is what it is
 * expected to decide, to be shown before anything is sent.
 */
import type { Money } from './money.ts';
import { subtractMoney, sumMoney } from './money-sums.ts';
import type { Invoice } from './wisepay/schemas/invoice.ts';
import type { Payment } from './wisepay/schemas/payment.ts';

/**
 * The surcharge on a payment: for every rule of the method its percent of the amount, rounded half up to a minor
 * unit, and its fixed charge. That it is rounded so is inference.
 *
 * @param method as the rules name it: `card`
 * @param amount what counts towards the invoice, zero or above
 * @throws {RangeError} when a fixed charge has another currency, or the surcharge is no exact number any more
 */
export function surchargeFor(rules: Invoice['surcharge'], method: string, amount: Money): Money {
  const charges = rules
    .filter((rule) => rule.method === method)
    .flatMap(({ percent, fixed }) => [
      ...(percent === undefined ? [] : [percentOf(amount, percent)]),
      ...(fixed === undefined ? [] : [fixed]),
    ]);
  return sumMoney(amount.currency, charges);
}

/**
 * The part of a payment's surcharge that goes back with a part of its amount. WisePay documents nothing of this; it
 * is inferred: in proportion to the whole payment, rounded half up, and never more than is left of the surcharge.
 * With all that is left of the amount goes all that is left of the surcharge, so that a payment given back in parts
 * is given back whole. A refund that failed gave nothing back.
 *
 * @param amount without surcharge, above zero and at most what is left of the payment
 * @throws {RangeError} when an amount has another currency than the payment
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

/** The percent is taken as the decimal text that it was written as: as a float, 2.55 would be a little less. */
function percentOf(amount: Money, percent: number): Money {
  const [mantissa = '', exponent = '0'] = String(percent).split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const scale = 100n * 10n ** BigInt(fraction.length - Number(exponent));
  const value = divideHalfUp(BigInt(amount.value) * BigInt(whole + fraction), scale);
  return { value, currency: amount.currency };
}

/** Both zero or above. */
function divideHalfUp(dividend: bigint, divisor: bigint): number {
  return Number((dividend * 2n + divisor) / (divisor * 2n));
}
