/** Reports tab changes to the payments screens, the review windows and the badges. */
import browser from 'webextension-polyfill';
import { reportDefect } from '../../report-defect.ts';
import type { PaymentScreens } from './payment-screens.ts';
import type { ReviewWindows } from './review-windows.ts';
import type { TabBadges } from './tab-badges.ts';

/** Registers the listeners. Call it synchronously when the worker starts. */
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
    // When a review window closes, the panel must show what was done there.
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
