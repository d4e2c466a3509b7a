/** How much of a payment's surcharge a refund gives back. WisePay does not document this: it is inferred. */
import type { Money } from '#lib/money/money.ts';
import { refundableOf, surchargeLeftOf } from '../amounts.ts';
import { proportionOf } from '../arithmetic.ts';
import type { PaymentRecord } from '../records.ts';

/**
 * The surcharge on a part of a payment. With all that is left of the payment goes all that is left of its surcharge, so
 * that refunds in parts add up to the whole. Otherwise it is in proportion to the whole payment, rounded half up, and
 * never more than is left.
 */
export function surchargeOn(payment: PaymentRecord, amount: Money): Money {
  const left = surchargeLeftOf(payment);
  if (amount.value === refundableOf(payment).value) return left;
  const share = proportionOf(payment.surcharge, amount, payment.amount);
  return share.value < left.value ? share : left;
}
