/** How a payment can be given back, or why it cannot. */
import { t } from '../../lib/i18n/translate.ts';
import { isUncertain } from '../../lib/protocol/payability.ts';
import type { ShownOperation } from '../../lib/protocol/shown.ts';
import { isListed } from '../../lib/wisepay/schemas/open-values.ts';
import { type Payment, paymentStateSchema } from '../../lib/wisepay/schemas/payment.ts';
import { failedRefundWords } from '../words/failed-payment-words.ts';
import { unlistedWords } from '../words/sentences.ts';

/** A `void` undoes a payment that has not settled, and only as a whole. */
export type Refundability =
  | { readonly way: 'refund' | 'void' }
  /** `reason` is in words. */
  | { readonly way: 'none'; readonly reason: string };

/**
 * What WisePay is expected to allow; the decision is WisePay's.
 *
 * @param operations recent operations: a payment whose refund is not certain yet cannot be given back
 */
export function refundabilityOf(payment: Payment, operations: readonly ShownOperation[]): Refundability {
  const { id, state, method, amount, refundable } = payment;
  if (isRefundUncertain(id, operations)) return none(t('refund.impossible.uncertain'));
  // It is not known whether it would be refunded or voided.
  if (!isListed(paymentStateSchema, state)) {
    return none(t('refund.impossible.reported', { state: unlistedWords(state) }));
  }
  if (state === 'failed') return none(failedRefundWords(payment));
  if (state === 'void') return none(t('refund.impossible.voided'));
  if (refundable.value <= 0 && method.kind === 'bank_debit' && state === 'pending') {
    return none(t('refund.impossible.unsettledDebit'));
  }
  if (refundable.value <= 0) return none(t('refund.impossible.nothingLeft'));
  if (state === 'settled') return { way: 'refund' };
  return method.kind === 'card' && refundable.value === amount.value
    ? { way: 'void' }
    : none(t('refund.impossible.unsettled'));
}

/** Whether any payment can be given back now. */
export function hasRefundable(payments: readonly Payment[], operations: readonly ShownOperation[]): boolean {
  return payments.some((payment) => refundabilityOf(payment, operations).way !== 'none');
}

function isRefundUncertain(paymentId: string, operations: readonly ShownOperation[]): boolean {
  return operations.some(
    (operation) => operation.kind === 'refund' && operation.paymentId === paymentId && isUncertain(operation),
  );
}

function none(reason: string): Refundability {
  return { way: 'none', reason };
}
