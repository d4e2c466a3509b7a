/**
 * Refunds of payments. WisePay documents little of this; the following is inferred:
 * - A refund's `amount` is the part of the payment, without surcharge; the surcharge comes on top if it is included.
 * - A refund is `pending` until the bank answers, counts against the payment meanwhile, and stops counting if it fails.
 *   It may still fail after it succeeded.
 * - A card payment that has not settled cannot be refunded, only voided: all of it, surcharge included. Once a void has
 *   succeeded, the payment never happened and the invoice is owed again.
 * - A bank debit that has not settled can be neither refunded nor voided: it may still bounce.
 */
import { randomUUID } from 'node:crypto';
import type { Money } from '#lib/money/money.ts';
import type { RefundRequest } from '#lib/wisepay/schemas/requests.ts';
import { Refusal } from '../../problem.ts';
import { runAfter } from '../../time/clock.ts';
import { refundableOf, refundedOf } from '../amounts.ts';
import type { Ledger } from '../ledger.ts';
import type { InvoiceRecord, LedgerState, PaymentRecord, RefundRecord } from '../records.ts';
import { invoiceChanged, requireAmount, requireSeen } from '../refusals.ts';
import { surchargeInRefundsOf } from '../surcharges.ts';
import { changePayment, findPayment, findRefund } from './payment-changes.ts';
import { surchargeOn } from './refund-amounts.ts';
import { settleRefund } from './settlement.ts';

/** A refund that nothing prevents, before it is booked. */
export type PlannedRefund = Pick<RefundRecord, 'amount' | 'surcharge' | 'kind' | 'reason' | 'note'> & {
  readonly paymentId: string;
};

/**
 * The refund that the request asks for. Books nothing.
 * @throws {Refusal} 404 `payment_unknown`; 422 `currency_mismatch`, `amount_invalid`; 409 `not_refundable` for a
 * payment that failed or was voided, `payment_not_settled`, `refund_above_remaining`, `surcharge_not_refundable`; 412
 * `invoice_changed`
 */
export function planRefund(state: LedgerState, paymentId: string, request: RefundRequest): PlannedRefund {
  const found = findPayment(state, paymentId);
  if (!found) throw new Refusal(404, 'payment_unknown');
  const { invoice, payment } = found;
  const { amount, includesSurcharge, reason, note } = request;
  requireAmount(amount, payment.amount.currency);
  requireTaken(payment);
  requireSeenRefund(invoice, payment, request);
  const remaining = refundableOf(payment);
  if (amount.value > remaining.value) {
    throw new Refusal(409, 'refund_above_remaining', { params: { remaining } });
  }
  const surcharge = includesSurcharge ? surchargeOn(payment, amount) : nothing(amount);
  const isVoid = payment.state === 'pending';
  if (isVoid) requireWhole(payment, amount, surcharge);
  else if (includesSurcharge) requireSurchargeRefundable(state, invoice, payment);
  return { paymentId, amount, surcharge, kind: isVoid ? 'void' : 'refund', reason, ...(note && { note }) };
}

/**
 * Books a planned refund; nothing may have been written since it was planned.
 * @param by the name of the user who makes the refund
 * @returns the ID of the refund
 */
export function bookRefund(ledger: Ledger, { paymentId, ...planned }: PlannedRefund, by: string): string {
  const at = ledger.now().toISOString();
  const refund: RefundRecord = {
    ...planned,
    id: `ref_${randomUUID()}`,
    version: 1,
    state: 'pending',
    by,
    at,
  };
  changePayment(ledger, paymentId, (payment) => ({ ...payment, refunds: [...payment.refunds, refund] }));
  const { refundSettleMs } = ledger.state.settings;
  if (refundSettleMs !== null) {
    runAfter(ledger.clock, refundSettleMs, () => settleByItself(ledger, refund.id));
  }
  return refund.id;
}

function requireTaken({ state, method }: PaymentRecord): void {
  if (state === 'failed' || state === 'void') throw new Refusal(409, 'not_refundable');
  if (state === 'pending' && method.kind === 'bank_debit') throw new Refusal(409, 'payment_not_settled');
}

/** After a colleague's refund, the rest may still be enough for a second refund that no one wanted. */
function requireSeenRefund(invoice: InvoiceRecord, payment: PaymentRecord, request: RefundRequest): void {
  requireSeen(invoice, request.invoiceVersion);
  const { value, currency } = refundedOf(payment);
  if (request.refundedSoFar.currency !== currency || request.refundedSoFar.value !== value) {
    throw invoiceChanged();
  }
}

function requireWhole(payment: PaymentRecord, amount: Money, surcharge: Money): void {
  const isWhole = amount.value === payment.amount.value && surcharge.value === payment.surcharge.value;
  if (!isWhole) throw new Refusal(409, 'payment_not_settled', { detail: 'It can only be voided as a whole' });
}

function requireSurchargeRefundable(
  state: LedgerState,
  invoice: InvoiceRecord,
  payment: PaymentRecord,
): void {
  const isKept = payment.surchargeRefundable === false || surchargeInRefundsOf(state, invoice) === 'never';
  if (isKept && payment.surcharge.value > 0) throw new Refusal(409, 'surcharge_not_refundable');
}

function settleByItself(ledger: Ledger, id: string): void {
  if (findRefund(ledger.state, id)?.refund.state === 'pending') settleRefund(ledger, id, 'succeeded');
}

function nothing({ currency }: Money): Money {
  return { value: 0, currency };
}
