/** Later answers of banks: refunds succeed or fail, payments settle or bounce. */
import * as v from 'valibot';
import { reasonSchema } from '#lib/wisepay/schemas/common.ts';
import { paymentSchema } from '#lib/wisepay/schemas/payment.ts';
import { Refusal } from '../../problem.ts';
import { counts } from '../amounts.ts';
import type { Ledger } from '../ledger.ts';
import type { RefundRecord } from '../records.ts';
import { changePayment, findPayment, findRefund } from './payment-changes.ts';

/** The bank's answer to a refund, as the controls give it. */
export const refundSettlementSchema = v.strictObject({
  state: v.picklist(['succeeded', 'failed']),
  /** With `failed`: the reason. */
  failure: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(100)), 'account_closed'),
});

/** The bank's answer to a payment, as the controls give it. */
export const paymentSettlementSchema = v.strictObject({
  state: v.picklist(['settled', 'failed', 'returned', 'disputed']),
  /** With `failed` and `returned`: the reason. */
  failure: v.exactOptional(reasonSchema),
});

type PaymentSettlement = v.InferOutput<typeof paymentSettlementSchema>;

/**
 * Books the bank's answer to a refund. One that succeeded may still fail later; a void may not, because after it the
 * invoice is owed again and may have been paid again.
 * @throws {Refusal} 404 `refund_unknown`; 409 `already_settled`
 */
export function settleRefund(
  ledger: Ledger,
  id: string,
  state: 'succeeded' | 'failed',
  failure = 'account_closed',
): void {
  const found = findRefund(ledger.state, id);
  if (!found) throw new Refusal(404, 'refund_unknown');
  const { payment, refund } = found;
  const failsLate = refund.kind === 'refund' && refund.state === 'succeeded' && state === 'failed';
  if (refund.state !== 'pending' && !failsLate) throw new Refusal(409, 'already_settled');
  const settled: RefundRecord = {
    ...refund,
    version: refund.version + 1,
    state,
    settledAt: ledger.now().toISOString(),
    ...(state === 'failed' && { failure }),
  };
  const isVoided = refund.kind === 'void' && state === 'succeeded';
  changePayment(ledger, payment.id, (each) => ({
    ...each,
    state: isVoided ? 'void' : each.state,
    refunds: each.refunds.map((other) => (other.id === id ? settled : other)),
  }));
}

/**
 * Books the bank's answer to a payment. Any payment may become disputed, a state that the contract does not list. A bank
 * debit may be returned even after it has settled; then the invoice is owed again.
 * @throws {Refusal} 404 `payment_unknown`; 409 `already_settled`, `void_pending`, `not_returnable`
 */
export function settlePayment(
  ledger: Ledger,
  id: string,
  state: PaymentSettlement['state'],
  failure?: string,
): void {
  const found = findPayment(ledger.state, id);
  if (!found) throw new Refusal(404, 'payment_unknown');
  if (state === 'disputed') {
    changePayment(ledger, id, (payment) => ({
      ...payment,
      state: v.parse(paymentSchema.entries.state, state),
    }));
    return;
  }
  const { payment } = found;
  const isReturned = state === 'returned';
  if (isReturned && payment.method.kind !== 'bank_debit') throw new Refusal(409, 'not_returnable');
  const isOpen = payment.state === 'pending' || (isReturned && payment.state === 'settled');
  if (!isOpen) throw new Refusal(409, 'already_settled');
  if (payment.refunds.some(counts)) throw new Refusal(409, 'void_pending');
  changePayment(ledger, id, (before) => ({
    ...before,
    ...(state === 'settled' ? { state } : failed(ledger, isReturned, failure)),
  }));
}

function failed(ledger: Ledger, isReturned: boolean, failure?: string) {
  const failedAt = ledger.now().toISOString();
  return {
    state: 'failed',
    failedAt,
    ...(isReturned && { returnedAt: failedAt }),
    ...(failure !== undefined && { failure }),
  } as const;
}
