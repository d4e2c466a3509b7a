/** The review window, and the drafts that continue in it. */
import browser from 'webextension-polyfill';
import type { StoredDrafts } from '../../../lib/protocol/drafts-message.ts';
import { draftsKey } from '../../../lib/protocol/session-keys.ts';
import type { WindowOpener } from '../../../lib/worker/tabs/review-windows.ts';
import { sessionItem } from '../storage/session-item.ts';
import { browserTabs } from './browser-tabs.ts';

/** Room for the POD and the window frame, in CSS px. */
const size = { width: 400, height: 760 };

export const reviewWindow: WindowOpener = {
  async open(mountId) {
    const url = `${browser.runtime.getURL('/review.html')}#${mountId}`;
    const { tabs } = await browser.windows.create({ url, type: 'popup', ...size });
    const tabId = tabs?.[0]?.id;
    if (tabId === undefined) throw new Error('The browser opened a window without a tab.');
    return tabId;
  },
  async showAnew(tabId) {
    if (!(await browserTabs.show(tabId))) return false;
    await browser.tabs.reload(tabId);
    return true;
  },
};

/** Leaves drafts for a mount's review window, which takes them once (`takeDrafts` in `entrypoints/review/main.tsx`). */
export async function writeDrafts(mountId: string, drafts: StoredDrafts): Promise<void> {
  await sessionItem(draftsKey(mountId)).write(drafts);
}
