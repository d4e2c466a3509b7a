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

/** What the page's content script answers; null where it answers nothing that can be read. */
export const askPage: AskPage = async (tabId, question) => {
  const state = v.safeParse(pageStateSchema, await sendToPage(tabId, question));
  return state.success ? state.output : null;
};

/** Asks the content script in the tab's top frame which invoice it shows; where none answers, it shows none. */
export async function describePage(tabId: number): Promise<PageDescription> {
  const description = v.safeParse(pageDescriptionSchema, await sendToPage(tabId, { kind: 'page.describe' }));
  return description.success ? description.output : null;
}
