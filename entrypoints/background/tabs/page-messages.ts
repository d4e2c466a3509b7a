/** The worker's questions to a page's content script. */
import * as v from 'valibot';
import browser from 'webextension-polyfill';
import {
  type PageDescription,
  type PageQuestion,
  pageDescriptionSchema,
  pageStateSchema,
} from '../../../lib/protocol/page-messages.ts';
import type { AskPage } from '../../../lib/worker/tabs/popup-tab.ts';

/**
 * Sends a question to the content script in the tab's top frame and returns its answer, unchecked. Undefined if none
 * answers: the tab has no content script, or an update orphaned it. Never rejects.
 */
export async function sendToPage(tabId: number, question: PageQuestion): Promise<unknown> {
  try {
    return await browser.tabs.sendMessage(tabId, question, { frameId: 0 });
  } catch {
    return undefined;
  }
}

/** The content script's answer; null if there is none or it is not valid. */
export const askPage: AskPage = async (tabId, question) => {
  const state = v.safeParse(pageStateSchema, await sendToPage(tabId, question));
  return state.success ? state.output : null;
};

/** Asks the content script in the tab's top frame which invoice it shows; null if it shows none or does not answer. */
export async function describePage(tabId: number): Promise<PageDescription> {
  const description = v.safeParse(pageDescriptionSchema, await sendToPage(tabId, { kind: 'page.describe' }));
  return description.success ? description.output : null;
}
