/** Whether an invoice leaves nothing to do: then its panel starts as a tab. */
import { isShown } from '../protocol/payability.ts';
import type { ReadyView } from '../protocol/views.ts';
import type { InvoiceStatus } from '../wisepay/schemas/invoice.ts';
import type { Payment, Refund } from '../wisepay/schemas/payment.ts';

/** Done with, one way or the other. All other states ask for something, or for a look. */
const settled: readonly InvoiceStatus[] = ['paid', 'cancelled', 'deleted'];

/** Whether the invoice is paid or void, and nothing about it is under way, has failed or waits to be read. */
export function needsNothing(view: ReadyView): boolean {
  const { invoice, operations, terminalPayment, leftPayments, leftElsewhere, live } = view;
  const isQuiet = terminalPayment === undefined && !live && !operations.some(isShown);
  return (
    settled.includes(invoice.status) &&
    !invoice.actions.pay.allowed &&
    isQuiet &&
    invoice.payments.every(isRefundedAsAsked) &&
    leftPayments.length + leftElsewhere.length === 0
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
