import * as v from 'valibot';
import { type PageDescription, pageDescriptionSchema } from '../../../lib/pod/contract/page-messages.ts';
import { sendToPage } from './send-to-page.ts';

/** Asks the content script in the tab's top frame which invoice it shows; where none answers, it shows none. */
export async function describePage(tabId: number): Promise<PageDescription> {
  const description = v.safeParse(pageDescriptionSchema, await sendToPage(tabId, { kind: 'page.describe' }));
  return description.success ? description.output : null;
}
