/** Opens WisePay's payments screen for an invoice. No money moves before the payer pays there, so no intent is made. */
import { areAcknowledged, isPaymentBlocked, uncertainPayments } from '../../protocol/payability.ts';
import { isAcknowledged } from '../../protocol/scheduled-payment.ts';
import type { ReadyView } from '../../protocol/views.ts';
import { wisePayUrl } from '../../wisepay/web-app.ts';
import { type InvoiceContext, requireOnScreen } from '../invoices/invoice-context.ts';
import type { Worker } from '../invoices/worker.ts';
import type { MessageOf } from './action-descriptor.ts';
import { requireAllowed } from './policy-refusals.ts';

/** @throws {CodedError} `refused` if the administrator has turned it off, or the invoice is not the one on screen */
export function requirePayable(
  { invoice, policy }: InvoiceContext,
  { invoiceId }: MessageOf<'pod.pay'>,
): void {
  requireOnScreen(invoice, invoiceId);
  requireAllowed(policy, 'pay');
}

/**
 * Whether the payments screen may open: not if the invoice needs no payment, if a payment is open on a terminal, or if
 * the person does not know that the invoice is paid automatically, or by an earlier terminal payment.
 */
export function mayPay(view: ReadyView, { invoice }: InvoiceContext, message: MessageOf<'pod.pay'>): boolean {
  const { acknowledged, acknowledgedPayments } = message;
  return (
    invoice.actions.pay.allowed &&
    isAcknowledged(invoice.scheduledPayment, acknowledged) &&
    areAcknowledged(uncertainPayments(view), acknowledgedPayments) &&
    !isPaymentBlocked(view)
  );
}

/**
 * @param tabId the browser's ID of the tab with the invoice
 * @param requireSamePage called before the screen is shown: a person who is on another invoice by now must not see it
 * @throws {CodedError} `foreign_url` if WisePay names an address that is not its own; as `requireSamePage`
 */
export async function openPaymentsScreen(
  { screens, wisepayTime, now }: Pick<Worker, 'screens' | 'wisepayTime' | 'now'>,
  { client, endpoints, invoice }: InvoiceContext,
  intentId: string,
  tabId: number,
  requireSamePage: () => Promise<void>,
): Promise<void> {
  await screens.open({
    invoiceTabId: tabId,
    invoice,
    intentId,
    now: () => wisepayTime(endpoints.api)?.latest ?? now(),
    async createScreen(key) {
      const { url, expiresAt } = await client.createPaymentSession(invoice.id, key);
      await requireSamePage();
      return { url: wisePayUrl(url, endpoints), expiresAt };
    },
  });
}
