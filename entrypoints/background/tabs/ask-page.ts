import * as v from 'valibot';
import { pageStateSchema } from '../../../lib/pod/contract/page-messages.ts';
import type { AskPage } from '../../../lib/pod/worker/tabs/popup-tab.ts';
import { sendToPage } from './send-to-page.ts';

/** What the page's content script answers; null where it answers nothing that can be read. */
export const askPage: AskPage = async (tabId, question) => {
  const state = v.safeParse(pageStateSchema, await sendToPage(tabId, question));
  return state.success ? state.output : null;
};
