/** The browser's side panels, and the tab in front of each. Window and tab IDs are the browser's. */
import browser from 'webextension-polyfill';
import type { PageDescription } from '../../protocol/page-messages.ts';
import { type Front, pageChangeKey, sidePanelLock } from '../../protocol/side-panel-messages.ts';
import type { LookAtTab } from './popup-tab.ts';

export interface SidePanelsOptions {
  readonly lookAtTab: LookAtTab;
  /** Asks the tab's content script which invoice it shows; null if there is none. */
  describePage(tabId: number): Promise<PageDescription>;
}

export interface SidePanels {
  /** The tab in front of a window; undefined if the window is gone. Never rejects. */
  frontTabOf(windowId: number): Promise<number | undefined>;
  /** What the tab in front of a window shows. Rejects if the policy or the hosts cannot be read. */
  lookAtFront(windowId: number): Promise<Front>;
  /** Whether a side panel is open in a tab's window: then it shows the invoice of that tab, if that is in front. */
  isBeside(tabId: number): Promise<boolean>;
  /** Call when a tab's page shows another invoice, or to another person. Does nothing if no side panel is open. */
  pageChanged(tabId: number): Promise<void>;
}

export function createSidePanels({ lookAtTab, describePage }: SidePanelsOptions): SidePanels {
  async function frontTabOf(windowId: number): Promise<number | undefined> {
    try {
      return (await browser.tabs.query({ active: true, windowId }))[0]?.id;
    } catch {
      return undefined;
    }
  }

  async function isBeside(tabId: number): Promise<boolean> {
    const windowId = await windowOf(tabId);
    if (windowId === undefined) return false;
    const { held = [] } = await navigator.locks.query();
    // The worker's own wait for a side panel's end is not shared.
    return held.some(({ name, mode }) => name === sidePanelLock(windowId) && mode === 'shared');
  }

  return {
    frontTabOf,

    async lookAtFront(windowId) {
      const tabId = await frontTabOf(windowId);
      if (tabId === undefined) return { kind: 'none', tab: { kind: 'elsewhere' } };
      const tab = await lookAtTab(tabId);
      const isShown = tab.kind === 'page' && !tab.page.isGivenUp;
      const page = isShown ? await describePage(tabId) : null;
      return page === null ? { kind: 'none', tab } : { kind: 'invoice', mountId: page.mountId };
    },

    isBeside,

    async pageChanged(tabId) {
      if (!(await isBeside(tabId))) return;
      await browser.storage.session.set({ [pageChangeKey]: { tabId, id: crypto.randomUUID() } });
    },
  };
}

/** The window that a tab is in; undefined if the tab is gone. */
async function windowOf(tabId: number): Promise<number | undefined> {
  try {
    return (await browser.tabs.get(tabId)).windowId;
  } catch {
    return undefined;
  }
}
