/** The browser's tabs, for the payments screens. None of this needs a permission. */
import browser from 'webextension-polyfill';
import type { Tabs } from '../../../lib/worker/tabs/payment-screens.ts';

async function exists(tabId: number): Promise<boolean> {
  try {
    await browser.tabs.get(tabId);
    return true;
  } catch {
    return false;
  }
}

export const browserTabs: Tabs = {
  exists,

  async openBeside(url, tabId) {
    const { index, windowId } = await browser.tabs.get(tabId);
    const opened = await browser.tabs.create({
      url,
      index: index + 1,
      openerTabId: tabId,
      ...(windowId !== undefined && { windowId }),
    });
    if (opened.id === undefined) throw new Error('The browser opened a tab without an id.');
    return opened.id;
  },

  async show(tabId) {
    if (!(await exists(tabId))) return false;
    const { windowId } = await browser.tabs.update(tabId, { active: true });
    if (windowId !== undefined) await browser.windows.update(windowId, { focused: true });
    return true;
  },
};
