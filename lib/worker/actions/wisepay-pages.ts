/** Opens WisePay's own pages in tabs. The panel names a page; its address is known only here. */
import { CodedError } from '../../errors.ts';
import type { Policy } from '../../policy/policy.ts';
import type { AppPage, PublicPage } from '../../protocol/linked-pages.ts';
import { cardPresentPage, wisePayUrl } from '../../wisepay/web-app.ts';
import type { InvoiceContext } from '../invoices/invoice-context.ts';
import { openBeside } from '../tabs/browser-tabs.ts';
import { requireAllowed } from './policy-refusals.ts';

interface WantedPage {
  readonly page: AppPage;
  /** For `receipt`. */
  readonly terminalPaymentId?: string | undefined;
}

/**
 * Opens a page of the web app beside the invoice.
 *
 * @param tabId the browser's ID of the invoice's tab
 * @throws {CodedError} `foreign_url`; `refused` if the administrator has turned off what the page is for, or if the
 *   invoice has no such receipt
 */
export async function openWisePayPage(
  context: InvoiceContext,
  wanted: WantedPage,
  tabId: number,
): Promise<void> {
  const url = await addressOf(context, wanted);
  await openBeside(wisePayUrl(url, context.endpoints), tabId);
}

/**
 * Opens a public page beside the invoice. Its address is exactly the policy's: it carries nothing about the invoice
 * or the user.
 */
export async function openPublicPage(
  page: PublicPage,
  { helpUrl, feedbackUrl }: Policy,
  tabId: number,
): Promise<void> {
  await openBeside(page === 'help' ? helpUrl : feedbackUrl, tabId);
}

/** The address as WisePay gives it, unchecked. @throws {CodedError} `refused` */
async function addressOf(
  { client, endpoints, invoice, policy }: InvoiceContext,
  { page, terminalPaymentId }: WantedPage,
): Promise<string> {
  switch (page) {
    case 'home':
      return `${endpoints.app}/`;
    case 'card_present':
      requireAllowed(policy, 'terminal');
      return cardPresentPage(endpoints.app, invoice.id);
    case 'receipt': {
      if (terminalPaymentId === undefined) throw new CodedError('refused');
      const { invoiceId, receiptUrl } = await client.getTerminalPayment(terminalPaymentId);
      if (invoiceId !== invoice.id || receiptUrl === undefined) throw new CodedError('refused');
      return receiptUrl;
    }
  }
}
