/** What the keys for "open the POD" do: the panel of the tab in front comes forward; without one, the popup says why. */
import type { PageDescription } from '../../protocol/page-messages.ts';
import type { LookAtTab } from './popup-tab.ts';

/** The name of the command in the manifest. */
export const openCommand = 'open-pod';

/** Tabs go by their ids of `browser.tabs`. */
export interface OpenCommandOptions {
  readonly lookAtTab: LookAtTab;
  /** Asks the tab's content script which invoice it shows; null when there is none. */
  describePage(tabId: number): Promise<PageDescription>;
  /** Has the panel of a mount come forward. */
  callPanel(mountId: string): Promise<void>;
  /** Opens the toolbar's popup over the tab in front. */
  openPopup(): Promise<void>;
}

/**
 * @param tabId the browser's id of the tab in front; undefined where it has none
 * @throws {Error} where neither a panel nor a popup can be shown, such as in a window without a toolbar
 */
export type OpenPod = (tabId: number | undefined) => Promise<void>;

export function createOpenPod(options: OpenCommandOptions): OpenPod {
  const { lookAtTab, describePage, callPanel, openPopup } = options;

  /** The mount whose panel is there to come forward. */
  async function mountIn(tabId: number): Promise<string | undefined> {
    const tab = await lookAtTab(tabId);
    if (tab.kind !== 'page' || tab.page.isGivenUp) return undefined;
    return (await describePage(tabId))?.mountId;
  }

  return async (tabId) => {
    const mountId = tabId === undefined ? undefined : await mountIn(tabId);
    await (mountId === undefined ? openPopup() : callPanel(mountId));
  };
}
