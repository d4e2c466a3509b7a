import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { pageStateSchema } from '../../lib/pod/page-messages.ts';
import type { AskPage } from '../../lib/pod/popup-tab.ts';

/** A tab without a content script, or with one that was left behind by an update, answers nothing. */
export const askPage: AskPage = async (tabId, question) => {
  try {
    const answer: unknown = await browser.tabs.sendMessage(tabId, question, { frameId: 0 });
    const state = v.safeParse(pageStateSchema, answer);
    return state.success ? state.output : null;
  } catch {
    return null;
  }
};
