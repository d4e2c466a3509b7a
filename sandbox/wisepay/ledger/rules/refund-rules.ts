/** Rules for a payment and its refunds. */
import { counts, refundedOf, refundedSurchargeOf } from '../amounts.ts';
import type { PaymentRecord } from '../records.ts';
import { check } from './check.ts';

/**
 * Refunds never exceed the payment, neither its amount nor its surcharge; only settled payments are refunded; a void is
 * whole and alone; and a payment is void exactly if its void has succeeded.
 * @throws {InvariantViolation}
 */
export function assertRefundsFit(payment: PaymentRecord): void {
  const { id, amount, surcharge, state, refunds } = payment;
  check(refundedOf(payment).value <= amount.value, `${id}: refunded above the payment`);
  check(refundedSurchargeOf(payment).value <= surcharge.value, `${id}: refunded above the surcharge`);
  const counting = refunds.filter(counts);
  const voids = counting.filter(({ kind }) => kind === 'void');
  check(voids.length === 0 || counting.length === 1, `${id}: a void beside another refund`);
  for (const each of voids) {
    const isWhole = each.amount.value === amount.value && each.surcharge.value === surcharge.value;
    check(isWhole, `${id}: voided in part`);
  }
  check(counting.length === voids.length || state === 'settled', `${id}: refunded while ${state}`);
  const isVoided = voids.some((each) => each.state === 'succeeded');
  check(isVoided === (state === 'void'), `${id}: ${state} does not fit its void`);
}
