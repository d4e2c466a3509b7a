import * as v from 'valibot';
import { pageStateSchema } from '../../lib/pod/contract/page-messages.ts';
import type { AskPage } from '../../lib/pod/worker/tabs/popup-tab.ts';
import { sendToPage } from './send-to-page.ts';

export const askPage: AskPage = async (tabId, question) => {
  const state = v.safeParse(pageStateSchema, await sendToPage(tabId, question));
  return state.success ? state.output : null;
};
