/** Tells of the browser's tabs what the payments screens, the POD's own windows and the toolbar's marks go by. */
import browser from 'webextension-polyfill';
import { reportDefect } from '../../../lib/report-defect.ts';
import type { PaymentScreens } from '../../../lib/worker/tabs/payment-screens.ts';
import type { ReviewWindows } from '../../../lib/worker/tabs/review-windows.ts';
import type { TabBadges } from '../../../lib/worker/tabs/tab-badges.ts';

/** To be called synchronously at the worker's start. */
export function followTabs(
  { tabChanged }: Pick<PaymentScreens, 'tabChanged'>,
  { closed }: Pick<ReviewWindows, 'closed'>,
  { look, seen }: Pick<TabBadges, 'look' | 'seen'>,
): void {
  const lookAt = (tabId: number) => void look(tabId).catch(reportDefect);
  browser.tabs.onActivated.addListener(({ tabId }) => {
    tabChanged(tabId);
    void seen(tabId).catch(reportDefect);
  });
  browser.tabs.onRemoved.addListener((tabId) => {
    tabChanged(tabId);
    lookAt(tabId);
    // Whoever comes back from a window sees in the panel what was done there.
    void closed(tabId)
      .then((psaTabId) => psaTabId !== undefined && tabChanged(psaTabId))
      .catch(reportDefect);
  });
  browser.tabs.onUpdated.addListener((tabId, { status }) => {
    if (status !== 'complete') return;
    tabChanged(tabId);
    lookAt(tabId);
  });
}
