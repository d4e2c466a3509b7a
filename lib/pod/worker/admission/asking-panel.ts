/** The panel that asks: its tab, and what the page in it shows at this moment. */
import { CodedError } from '../../../errors.ts';
import type { PanelMessage } from '../../contract/messages.ts';
import type { PageDescription } from '../../contract/page-messages.ts';
import type { PaymentScreens } from '../tabs/payment-screens.ts';
import type { Moment } from '../tabs/tab-changes.ts';
import type { InvoicePage } from './entrance.ts';

export interface AskingPanel {
  /** The browser's id of the PSA tab that the panel speaks for. */
  readonly tabId: number;
  readonly page: InvoicePage;
  /** The moment among the tabs' changes from before anything was asked for the panel. */
  readonly seenTabsAt: Moment;
  /** The terminal payment that it has on screen, where its message tells. */
  readonly terminalPaymentId?: string | undefined;
}

export interface AskingPanelParts {
  readonly screens: Pick<PaymentScreens, 'moment'>;
  /** Asks the tab's content script which invoice it shows; null when there is none. */
  describePage(tabId: number): Promise<PageDescription>;
}

/**
 * Finds the panel that has sent a message. What its page shows may change while it is dealt with: it is to be found again
 * after whatever takes time.
 *
 * @throws {CodedError} `no_invoice` where the page shows none any more, or another mount's
 */
export type FindAskingPanel = (message: PanelMessage, tabId: number) => Promise<AskingPanel>;

export function createFindAskingPanel({ screens, describePage }: AskingPanelParts): FindAskingPanel {
  return async (message, tabId) => {
    const seenTabsAt = screens.moment();
    const page = await describePage(tabId);
    if (page === null || page.mountId !== message.mountId) throw new CodedError('no_invoice');
    return {
      tabId,
      page,
      seenTabsAt,
      terminalPaymentId: 'terminalPaymentId' in message ? message.terminalPaymentId : undefined,
    };
  };
}
