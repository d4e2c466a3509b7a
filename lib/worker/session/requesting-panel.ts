/** The panel that sent a message: its tab, and what the page in it shows now. */
import { CodedError } from '../../errors.ts';
import type { PageDescription } from '../../protocol/page-messages.ts';
import type { PanelMessage } from '../../protocol/panel-messages.ts';
import type { PaymentScreens } from '../tabs/payment-screens.ts';
import type { TabRevision } from '../tabs/tab-changes.ts';
import type { InvoicePage } from './session-context.ts';

export interface RequestingPanel {
  /** The browser's ID of the PSA tab that the panel belongs to. */
  readonly tabId: number;
  readonly page: InvoicePage;
  /** The tabs' revision from before anything was asked for the panel. */
  readonly seenTabsAt: TabRevision;
  /** The terminal payment that it has on screen, if its message says so. */
  readonly terminalPaymentId?: string | undefined;
}

interface PanelSources {
  readonly screens: Pick<PaymentScreens, 'revision'>;
  /** Asks the tab's content script which invoice it shows; null if there is none. */
  describePage(tabId: number): Promise<PageDescription>;
}

/**
 * Finds the panel that has sent a message. Its page may change while the message is handled: find the panel again after
 * anything that takes time.
 *
 * @throws {CodedError} `no_invoice` if the page no longer shows one, or shows another mount's
 */
export async function findRequestingPanel(
  { screens, describePage }: PanelSources,
  message: PanelMessage,
  tabId: number,
): Promise<RequestingPanel> {
  const seenTabsAt = screens.revision();
  const page = await describePage(tabId);
  if (page === null || page.mountId !== message.mountId) throw new CodedError('no_invoice');
  return {
    tabId,
    page,
    seenTabsAt,
    terminalPaymentId: 'terminalPaymentId' in message ? message.terminalPaymentId : undefined,
  };
}
