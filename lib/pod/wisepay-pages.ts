/** WisePay's own pages that the POD opens in tabs. The panel names a page; only here is it an address. */
import { CodedError } from '../errors.ts';
import type { Endpoints } from '../wisepay/endpoints.ts';
import type { Admitted } from './gate.ts';
import type { PanelMessage } from './messages.ts';
import type { Tabs } from './payment-screens.ts';
import { requireAllowed } from './policy-refusals.ts';

/** Inference: where WisePay's web app has its card-present screen for an invoice. */
const cardPresentPath = '/terminal/';

type OpenMessage = Extract<PanelMessage, { kind: 'pod.open' }>;

export interface WisePayPages {
  /**
   * Opens the page that a message names, beside the invoice.
   *
   * @throws {CodedError} `foreign_url`; `refused` where the administrator has turned off what the page is for
   */
  open(admitted: Admitted, message: OpenMessage, tabId: number): Promise<void>;
}

export function createWisePayPages(tabs: Pick<Tabs, 'openBeside'>): WisePayPages {
  return {
    async open(admitted, message, tabId) {
      const url = await addressOf(admitted, message);
      await tabs.openBeside(wisePayUrl(url, admitted.endpoints), tabId);
    },
  };
}

/**
 * `url` itself, if it is on WisePay's web app: nothing else is ever opened, whatever an answer says.
 *
 * @throws {CodedError} `foreign_url`
 */
export function wisePayUrl(url: string, { app }: Endpoints): string {
  // The whole beginning, not the origin: a `blob:` address has the origin of the page that made it up.
  if (URL.parse(url)?.href.startsWith(`${app}/`) !== true) throw new CodedError('foreign_url');
  return url;
}

async function addressOf(
  { client, endpoints, invoice, policy }: Admitted,
  { page, terminalPaymentId }: OpenMessage,
): Promise<string> {
  switch (page) {
    case 'home':
      return `${endpoints.app}/`;
    case 'card_present':
      requireAllowed(policy, 'terminal');
      return `${endpoints.app}${cardPresentPath}${encodeURIComponent(invoice.id)}`;
    case 'receipt': {
      if (terminalPaymentId === undefined) throw new CodedError('refused');
      const { invoiceId, receiptUrl } = await client.getTerminalPayment(terminalPaymentId);
      if (invoiceId !== invoice.id || receiptUrl === undefined) throw new CodedError('refused');
      return receiptUrl;
    }
  }
}
