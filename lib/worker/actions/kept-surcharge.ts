/** Refunds that would give back a surcharge that stays with the merchant. */

import type { Policy } from '../../policy/policy.ts';
import type { Invoice } from '../../wisepay/schemas/invoice.ts';
import { surchargeRefundOf } from '../../wisepay/surcharge-refund.ts';
import type { Intent, NewIntent } from '../operations/intent.ts';
import { paymentIdOf } from '../operations/targets.ts';
import { refundBodies } from './refund-total.ts';

/**
 * Whether any of the parts would do that. A part that was sent is not judged again: it has changed its payment. A
 * payment that has not settled is voided, which undoes it with its surcharge.
 */
export function givesBackKeptSurcharge(
  parts: readonly (NewIntent | Intent)[],
  { payments, surchargeInRefunds: merchant }: Invoice,
  policy: Policy,
): boolean {
  const administrator = policy.surchargeInRefunds ?? undefined;
  return parts.filter(isUnsent).some((part) => {
    const payment = payments.find(({ id }) => id === paymentIdOf(part));
    if (payment?.state !== 'settled' || payment.surcharge.value === 0) return false;
    const isIncluded = refundBodies([part]).some(({ includesSurcharge }) => includesSurcharge);
    return isIncluded && !surchargeRefundOf(payment, { merchant, administrator }).isPossible;
  });
}

function isUnsent(part: NewIntent | Intent): boolean {
  return !('state' in part) || part.state.name === 'step_up';
}
