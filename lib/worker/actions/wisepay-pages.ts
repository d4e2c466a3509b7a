/** Opens WisePay's own pages in tabs. The panel names a page; its address is known only here. */
import { CodedError, refused } from '../../errors.ts';
import type { Policy } from '../../policy/policy.ts';
import type { AppPage, PublicPage } from '../../protocol/linked-pages.ts';
import { ProblemError } from '../../wisepay/answers.ts';
import type { TerminalPayment } from '../../wisepay/schemas/terminal-payment.ts';
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
      const { invoiceId, receiptUrl } = await findTerminalPayment(client, terminalPaymentId);
      if (invoiceId !== invoice.id) throw new CodedError('refused');
      if (receiptUrl === undefined) throw refused('no_receipt');
      return receiptUrl;
    }
  }
}

/** @throws {CodedError} `refused` with `no_receipt` if WisePay no longer knows it */
async function findTerminalPayment(client: InvoiceContext['client'], id: string): Promise<TerminalPayment> {
  try {
    return await client.getTerminalPayment(id);
  } catch (error) {
    const isUnknown = error instanceof ProblemError && error.problem.code === 'terminal_payment_unknown';
    throw isUnknown ? refused('no_receipt') : error;
  }
}
