/** WisePay's own pages that the POD opens in tabs. The panel names a page; only here is it an address. */
import { CodedError } from '../../errors.ts';
import type { Policy } from '../../policy/policy.ts';
import type { AppPage, PublicPage } from '../../protocol/linked-pages.ts';
import { cardPresentPage, wisePayUrl } from '../../wisepay/web-app.ts';
import type { InvoiceContext } from '../invoices/invoice-context.ts';
import type { Tabs } from '../tabs/payment-screens.ts';
import { requireAllowed } from './policy-refusals.ts';

interface WantedPage {
  readonly page: AppPage;
  /** For `receipt`. */
  readonly terminalPaymentId?: string | undefined;
}

/** Tabs go by their ids of `browser.tabs`. */
export interface WisePayPages {
  /**
   * Opens a page of the web app beside the invoice.
   *
   * @throws {CodedError} `foreign_url`; `refused` where the administrator has turned off what the page is for, or where the
   *   invoice has no such receipt
   */
  open(context: InvoiceContext, wanted: WantedPage, tabId: number): Promise<void>;
  /**
   * Opens a page that is for everybody beside the invoice. Its address is the policy's to the letter:
   * nothing of the invoice or the person goes along.
   */
  openPublic(page: PublicPage, policy: Policy, tabId: number): Promise<void>;
}

export function createWisePayPages(tabs: Pick<Tabs, 'openBeside'>): WisePayPages {
  return {
    async open(context, wanted, tabId) {
      const url = await addressOf(context, wanted);
      await tabs.openBeside(wisePayUrl(url, context.endpoints), tabId);
    },

    async openPublic(page, { helpUrl, feedbackUrl }, tabId) {
      await tabs.openBeside(page === 'help' ? helpUrl : feedbackUrl, tabId);
    },
  };
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
