/** The active tab after a click on the toolbar button, which gives the extension temporary access to the tab. */
import browser from 'webextension-polyfill';
import type { PsaProfile } from '../../../lib/psa/profile.ts';
import { namesBlockingPolicy } from '../../../lib/worker/tabs/popup-tab.ts';

/** The tab's address; undefined if the browser does not reveal it or the tab is gone. */
export async function addressOf(tabId: number): Promise<string | undefined> {
  try {
    return (await browser.tabs.get(tabId)).url;
  } catch {
    return undefined;
  }
}

/**
 * Whether browser policy keeps extensions off a tab's page (`runtime_blocked_hosts` of `ExtensionSettings`). Only the
 * text of the browser's error says so. The browser checks this before the extension's permissions.
 */
export async function isBlocked(tabId: number): Promise<boolean> {
  try {
    await browser.scripting.executeScript({ target: { tabId }, func: () => {} });
    return false;
  } catch (error) {
    return namesBlockingPolicy(error);
  }
}

/**
 * Runs the collecting script (`entrypoints/diagnose.ts`) in a tab's top frame. Returns its result, unchecked, or
 * undefined if the browser does not let it run.
 */
export async function collectPage(tabId: number, profile: PsaProfile): Promise<unknown> {
  const target = { tabId };
  try {
    await browser.scripting.executeScript({ target, files: ['/diagnose.js'] });
    const [first] = await browser.scripting.executeScript({
      target,
      // Sent to the page as text, so it cannot use anything from this scope.
      func: (given: PsaProfile) => globalThis.wisepayCollectPage?.(given),
      args: [profile],
    });
    return first?.result;
  } catch {
    return undefined;
  }
}
