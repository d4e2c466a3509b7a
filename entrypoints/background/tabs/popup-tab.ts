/** The tab in front of a person who has clicked the toolbar button: the browser lets the extension in for that long. */
import browser from 'webextension-polyfill';
import type { PsaProfile } from '../../../lib/psa/profile.ts';
import { namesBlockingPolicy } from '../../../lib/worker/tabs/popup-tab.ts';

/** Undefined where the browser does not tell, and for a tab that is gone. */
export async function addressOf(tabId: number): Promise<string | undefined> {
  try {
    return (await browser.tabs.get(tabId)).url;
  } catch {
    return undefined;
  }
}

/**
 * Whether the browser keeps extensions off a tab's page because its policy says so (`runtime_blocked_hosts` of
 * `ExtensionSettings`). It tells so in the words of its refusal alone, before it asks what the extension may do there.
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
 * Runs the collecting script (`entrypoints/diagnose.ts`) in a tab's top frame: what it returned, or undefined where the
 * browser does not let it run.
 */
export async function collectPage(tabId: number, profile: PsaProfile): Promise<unknown> {
  const target = { tabId };
  try {
    await browser.scripting.executeScript({ target, files: ['/diagnose.js'] });
    const [first] = await browser.scripting.executeScript({
      target,
      // Carried there as text: it can use nothing of what is around it here.
      func: (given: PsaProfile) => globalThis.wisepayCollectPage?.(given),
      args: [profile],
    });
    return first?.result;
  } catch {
    return undefined;
  }
}
