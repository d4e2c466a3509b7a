/** A refund of one or more payments. `refund-review.ts` carries out its parts in turn. */
import type { Money } from '../../money/money.ts';
import { sumMoney } from '../../money/money-sums.ts';
import type { RefundPart } from '../../protocol/panel-messages.ts';
import { pathTo } from '../../wisepay/contract/paths.ts';
import type { Invoice } from '../../wisepay/schemas/invoice.ts';
import { isListed } from '../../wisepay/schemas/open-values.ts';
import { paymentStateSchema } from '../../wisepay/schemas/payment.ts';
import type { RefundRequest } from '../../wisepay/schemas/requests.ts';
import type { NewIntent } from '../operations/intent.ts';
import { targets } from '../operations/targets.ts';
import { type MessageOf, requireAmount } from './action-descriptor.ts';
import { refused } from './policy-refusals.ts';

/** What a message gives back in all, without surcharge. */
export function refundAmountOf({ refunds }: MessageOf<'pod.refund'>, { currency }: Invoice): Money {
  const amounts = refunds.map(({ amount }) => amount);
  // An amount in another currency is refused in any case; it cannot be added up.
  return amounts.find((amount) => amount.currency !== currency) ?? sumMoney(currency, amounts);
}

/**
 * One payment's part of a refund. Several parts are sent one after the other, and each changes the invoice: what counts
 * is what the person saw of this payment, together with the version that the invoice has just before.
 *
 * @throws {CodedError} `refused` with `not_refundable` or `refund_above_remaining`
 */
export function newRefund(
  invoice: Invoice,
  part: RefundPart,
  { reason, note }: Pick<MessageOf<'pod.refund'>, 'reason' | 'note'>,
  invoiceVersion: string,
): NewIntent {
  const { intentId, paymentId, amount, includesSurcharge, refundedSoFar } = part;
  const payment = invoice.payments.find(({ id }) => id === paymentId);
  // In a state that the POD does not know, it cannot say whether the payment would be refunded or voided.
  if (payment === undefined || !isListed(paymentStateSchema, payment.state)) {
    throw refused('not_refundable');
  }
  requireAmount(amount, payment.refundable, 'refund_above_remaining');
  const body: RefundRequest = {
    amount,
    includesSurcharge,
    reason,
    ...(note !== undefined && { note }),
    refundedSoFar,
    invoiceVersion,
  };
  return {
    key: intentId,
    kind: 'refund',
    target: targets.refund(paymentId),
    invoiceId: invoice.id,
    request: { path: pathTo('refundPayment', paymentId), body },
  };
}
