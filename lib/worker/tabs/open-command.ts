/** What the shortcut does: the panel of the active tab comes forward; without one, the popup says why. */
import type { PageDescription } from '../../protocol/page-messages.ts';
import type { LookAtTab } from './popup-tab.ts';

/** The name of the command in the manifest. */
export const openCommand = 'open-pod';

/** Tab IDs are those of `browser.tabs`. */
export interface OpenCommandOptions {
  readonly lookAtTab: LookAtTab;
  /** Asks the tab's content script which invoice it shows; null if there is none. */
  describePage(tabId: number): Promise<PageDescription>;
  /** Brings the panel of a mount forward. */
  callPanel(mountId: string): Promise<void>;
  /** Opens the toolbar popup over the active tab. */
  openPopup(): Promise<void>;
}

/**
 * @param tabId the browser's ID of the active tab; undefined if it has none
 * @throws {Error} if neither a panel nor a popup can be shown, such as in a window without a toolbar
 */
export async function openPod(options: OpenCommandOptions, tabId: number | undefined): Promise<void> {
  const mountId = tabId === undefined ? undefined : await mountIn(options, tabId);
  await (mountId === undefined ? options.openPopup() : options.callPanel(mountId));
}

/** The mount whose panel can come forward. */
async function mountIn(
  { lookAtTab, describePage }: OpenCommandOptions,
  tabId: number,
): Promise<string | undefined> {
  const tab = await lookAtTab(tabId);
  if (tab.kind !== 'page' || tab.page.isGivenUp) return undefined;
  return (await describePage(tabId))?.mountId;
}
