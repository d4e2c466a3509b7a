/** Tells of the browser's tabs what the payments screens, the POD's own windows and the toolbar's marks go by. */
import browser from 'webextension-polyfill';
import type { PaymentScreens } from '../../../lib/pod/worker/tabs/payment-screens.ts';
import type { ReviewWindows } from '../../../lib/pod/worker/tabs/review-windows.ts';
import type { TabMarks } from '../../../lib/pod/worker/tabs/tab-marks.ts';
import { reportDefect } from '../../../lib/report-defect.ts';

/** To be called synchronously at the worker's start. */
export function followTabs(
  { tabChanged }: Pick<PaymentScreens, 'tabChanged'>,
  { closed }: Pick<ReviewWindows, 'closed'>,
  { look, seen }: Pick<TabMarks, 'look' | 'seen'>,
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
