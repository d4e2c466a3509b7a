/** Follows the tab in front of the side panel's window. */
import * as v from 'valibot';
import browser, { type Storage } from 'webextension-polyfill';
import { pageChangeKey, pageChangeSchema, type SidePanelFront } from '../protocol/side-panel-messages.ts';
import { reportDefect } from '../report-defect.ts';
import { askFront } from './ask-front.ts';

export interface FrontFollower {
  /** Looks now. */
  look(): void;
}

/**
 * @param windowId the browser's ID of the side panel's window
 * @param onLeft called at once when another tab comes to the front, before it is known what that shows
 * @param onFront called with what the tab in front shows; null if the worker does not answer. `isPageChange`: its page
 *   says more or something else, or names another person
 */
export function followFront(
  windowId: number,
  onLeft: () => void,
  onFront: (answer: SidePanelFront | null, isPageChange: boolean) => void,
  signal: AbortSignal,
): FrontFollower {
  // Not looked up again at the end: then the browser may have replaced the extension.
  const { tabs, storage } = browser;
  /** Counts the looks: a page that does not answer must not hold up the next one. */
  let looks = 0;
  let isPageChange = false;
  let frontTabId: number | undefined;

  async function look() {
    looks += 1;
    const own = looks;
    const [tab] = await tabs.query({ active: true, windowId });
    frontTabId ??= tab?.id;
    const front = await askFront(windowId);
    if (own !== looks || signal.aborted) return;
    const isChange = isPageChange;
    isPageChange = false;
    onFront(front, isChange);
  }

  const lookNow = () => void look().catch(reportDefect);

  function hear(changes: Readonly<Record<string, Storage.StorageChange>>, area: string) {
    const change = v.safeParse(pageChangeSchema, changes[pageChangeKey]?.newValue);
    if (area !== 'session' || !change.success || change.output.tabId !== frontTabId) return;
    isPageChange = true;
    lookNow();
  }

  function activated(info: { readonly tabId: number; readonly windowId: number }) {
    if (info.windowId !== windowId) return;
    if (info.tabId !== frontTabId) onLeft();
    frontTabId = info.tabId;
    lookNow();
  }

  function updated(tabId: number, { status }: { readonly status?: string | undefined }) {
    // Each step of loading: the page that was there is gone with the first.
    if (status !== undefined && tabId === frontTabId) lookNow();
  }

  tabs.onActivated.addListener(activated);
  tabs.onUpdated.addListener(updated);
  storage.onChanged.addListener(hear);
  signal.addEventListener(
    'abort',
    () => {
      tabs.onActivated.removeListener(activated);
      tabs.onUpdated.removeListener(updated);
      storage.onChanged.removeListener(hear);
    },
    { once: true },
  );
  return { look: lookNow };
}
