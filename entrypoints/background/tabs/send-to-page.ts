/** The worker's way to a page's content script. */
import browser from 'webextension-polyfill';
import type { PageQuestion } from '../../../lib/pod/contract/page-messages.ts';

/**
 * Sends to the content script in the tab's top frame and gives its answer, unchecked; undefined where nobody answers: a tab
 * without one, or with one that was left behind by an update. Never rejects.
 */
export async function sendToPage(tabId: number, question: PageQuestion): Promise<unknown> {
  try {
    return await browser.tabs.sendMessage(tabId, question, { frameId: 0 });
  } catch {
    return undefined;
  }
}
