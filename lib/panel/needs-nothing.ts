/** What an invoice leaves to do, for where its panel starts. */
import { isShown } from '../protocol/payability.ts';
import type { ReadyView } from '../protocol/views.ts';
import type { InvoiceStatus } from '../wisepay/schemas/invoice.ts';
import type { Payment, Refund } from '../wisepay/schemas/payment.ts';

/** Done with, one way or the other. All other states ask for something, or for a look. */
const settled: readonly InvoiceStatus[] = ['paid', 'cancelled', 'deleted'];

/** Whether nothing that was done with the invoice here is under way, in doubt, or has an outcome to be read. */
export function isAtRest(view: ReadyView): boolean {
  const { operations, terminalPayment, leftPayments, leftElsewhere, paymentScreenOpen } = view;
  return (
    terminalPayment === undefined &&
    !paymentScreenOpen &&
    !operations.some(isShown) &&
    leftPayments.length + leftElsewhere.length === 0
  );
}

/** Whether the invoice is paid or void, and nothing about it is under way, has failed or waits to be read. */
export function needsNothing(view: ReadyView): boolean {
  const { invoice, live } = view;
  return (
    settled.includes(invoice.status) &&
    !invoice.actions.pay.allowed &&
    !live &&
    isAtRest(view) &&
    invoice.payments.every(isRefundedAsAsked)
  );
}

/** Whether all of a payment's refunds have an outcome, and the newest one did not fail. */
function isRefundedAsAsked({ refunds }: Payment): boolean {
  return refunds.every(
    (refund) => refund.state === 'succeeded' || (refund.state === 'failed' && isMadeAgain(refund, refunds)),
  );
}

/** Whether one that is certainly newer succeeded. */
function isMadeAgain(failed: Refund, refunds: readonly Refund[]): boolean {
  const since = timeOf(failed);
  return refunds.some((refund) => refund.state === 'succeeded' && timeOf(refund) > since);
}

/** In ms since 1970; NaN, which nothing is newer than, if WisePay does not tell. */
function timeOf({ at }: Refund): number {
  return at === undefined ? Number.NaN : Date.parse(at);
}
