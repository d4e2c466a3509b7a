/** WisePay's own pages that the POD opens in tabs. The panel names a page; only here is it an address. */
import * as v from 'valibot';
import { CodedError, type ErrorDetails, siteOriginSchema } from '../../../errors.ts';
import type { Policy } from '../../../policy/policy.ts';
import { cardPresentPage } from '../../../wisepay/app-pages.ts';
import type { Endpoints } from '../../../wisepay/endpoints.ts';
import type { AppPage, PublicPage } from '../../contract/pages.ts';
import type { Admitted } from '../admission/gate.ts';
import { requireAllowed } from '../money/policy-refusals.ts';
import type { Tabs } from './payment-screens.ts';

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
  open(admitted: Admitted, wanted: WantedPage, tabId: number): Promise<void>;
  /**
   * Opens a page that is for everybody beside the invoice. Its address is the policy's to the letter:
   * nothing of the invoice or the person goes along.
   */
  openPublic(page: PublicPage, policy: Policy, tabId: number): Promise<void>;
}

export function createWisePayPages(tabs: Pick<Tabs, 'openBeside'>): WisePayPages {
  return {
    async open(admitted, wanted, tabId) {
      const url = await addressOf(admitted, wanted);
      await tabs.openBeside(wisePayUrl(url, admitted.endpoints), tabId);
    },

    async openPublic(page, { helpUrl, feedbackUrl }, tabId) {
      await tabs.openBeside(page === 'help' ? helpUrl : feedbackUrl, tabId);
    },
  };
}

/**
 * `url` itself, if it is on WisePay's web app: nothing else is ever opened, whatever an answer says.
 *
 * @throws {CodedError} `foreign_url`
 */
export function wisePayUrl(url: string, endpoints: Endpoints): string {
  if (!isOnWebApp(url, endpoints)) throw new CodedError('foreign_url', originOf(url));
  return url;
}

/** Whether `url` is below an origin of WisePay's web app, each of which is https (plain http on loopback only). */
export function isOnWebApp(url: string, { app, otherApps = [] }: Endpoints): boolean {
  // The whole beginning, not the origin: a `blob:` address has the origin of the page that made it up.
  const href = URL.parse(url)?.href;
  return [app, ...otherApps].some((origin) => href?.startsWith(`${origin}/`));
}

/** Where an address leads, to be told to people; nothing where that is no site of the web. */
export function originOf(url: string): Pick<ErrorDetails, 'origin'> {
  const parsed = URL.parse(url);
  const origin = v.safeParse(siteOriginSchema, parsed?.protocol === 'blob:' ? undefined : parsed?.origin);
  return origin.success ? { origin: origin.output } : {};
}

/** The address as WisePay gives it, unchecked. @throws {CodedError} `refused` */
async function addressOf(
  { client, endpoints, invoice, policy }: Admitted,
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
