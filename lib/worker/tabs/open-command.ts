/** The shortcut: the panel of the active tab comes forward; without one, the popup says why. */
import browser from 'webextension-polyfill';
import type { PageDescription } from '../../protocol/page-messages.ts';
import { openCommand, shortcutKey } from '../../protocol/shortcut.ts';
import { sessionItem } from '../storage/session-item.ts';
import type { LookAtTab } from './popup-tab.ts';

/** Tab IDs are those of `browser.tabs`. */
export interface OpenCommandOptions {
  readonly lookAtTab: LookAtTab;
  /** Asks the tab's content script which invoice it shows; null if there is none. */
  describePage(tabId: number): Promise<PageDescription>;
}

/** Registers the listener. Call it synchronously when the worker starts. */
export function followCommand(options: OpenCommandOptions): void {
  browser.commands.onCommand.addListener((command, tab) => {
    // The browser's own windows have no toolbar for a popup: nothing can be shown there.
    if (command === openCommand) void openPod(options, tab?.id).catch(() => {});
  });
}

/** @param tabId the active tab; undefined if it has no ID */
async function openPod(options: OpenCommandOptions, tabId: number | undefined): Promise<void> {
  const mountId = tabId === undefined ? undefined : await mountIn(options, tabId);
  await (mountId === undefined ? browser.action.openPopup() : callPanel(mountId));
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

/** Brings a mount's panel forward. Resolves when the call is made; does not wait for the panel. */
async function callPanel(mountId: string): Promise<void> {
  const call = sessionItem(shortcutKey(mountId));
  // The value must differ each time, because the browser reports only changes.
  await call.write(Date.now());
  await call.clear();
}
