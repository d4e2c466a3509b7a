/** The panel that asks: its tab, and what the page in it shows at this moment. */
import { CodedError } from '../../errors.ts';
import type { PageDescription } from '../../protocol/page-messages.ts';
import type { PanelMessage } from '../../protocol/panel-messages.ts';
import type { PaymentScreens } from '../tabs/payment-screens.ts';
import type { TabRevision } from '../tabs/tab-changes.ts';
import type { InvoicePage } from './session-context.ts';

export interface RequestingPanel {
  /** The browser's id of the PSA tab that the panel speaks for. */
  readonly tabId: number;
  readonly page: InvoicePage;
  /** The moment among the tabs' changes from before anything was asked for the panel. */
  readonly seenTabsAt: TabRevision;
  /** The terminal payment that it has on screen, where its message tells. */
  readonly terminalPaymentId?: string | undefined;
}

export interface FindRequestingPanelOptions {
  readonly screens: Pick<PaymentScreens, 'revision'>;
  /** Asks the tab's content script which invoice it shows; null when there is none. */
  describePage(tabId: number): Promise<PageDescription>;
}

/**
 * Finds the panel that has sent a message. What its page shows may change while it is dealt with: it is to be found again
 * after whatever takes time.
 *
 * @throws {CodedError} `no_invoice` where the page shows none any more, or another mount's
 */
export type FindRequestingPanel = (message: PanelMessage, tabId: number) => Promise<RequestingPanel>;

export function createFindRequestingPanel({
  screens,
  describePage,
}: FindRequestingPanelOptions): FindRequestingPanel {
  return async (message, tabId) => {
    const seenTabsAt = screens.revision();
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
