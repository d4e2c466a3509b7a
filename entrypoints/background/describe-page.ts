import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { type PageDescription, pageDescriptionSchema } from '../../lib/pod/page-messages.ts';

/**
 * Asks the content script in the tab's top frame which invoice it shows. A tab without one, or with one that
 * was left behind by an update, shows none.
 */
export async function describePage(tabId: number): Promise<PageDescription> {
  try {
    const answer: unknown = await browser.tabs.sendMessage(tabId, { kind: 'page.describe' }, { frameId: 0 });
    const description = v.safeParse(pageDescriptionSchema, answer);
    return description.success ? description.output : null;
  } catch {
    return null;
  }
}
