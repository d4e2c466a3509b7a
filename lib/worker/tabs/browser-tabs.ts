/** The browser's tabs, named by the IDs of `browser.tabs`. None of this needs a permission. */
import browser from 'webextension-polyfill';

/** Whether a tab is still there. Never rejects. */
export async function exists(tabId: number): Promise<boolean> {
  try {
    await browser.tabs.get(tabId);
    return true;
  } catch {
    return false;
  }
}

/**
 * Opens an address in a tab right beside another one, shows it, and returns its ID. Rejects if that tab is gone or the
 * browser opens none.
 */
export async function openBeside(url: string, tabId: number): Promise<number> {
  const { index, windowId } = await browser.tabs.get(tabId);
  const opened = await browser.tabs.create({
    url,
    index: index + 1,
    openerTabId: tabId,
    ...(windowId !== undefined && { windowId }),
  });
  if (opened.id === undefined) throw new Error('The browser opened a tab without an id.');
  return opened.id;
}

/** Shows a tab and its window; false if it is gone. */
export async function show(tabId: number): Promise<boolean> {
  if (!(await exists(tabId))) return false;
  const { windowId } = await browser.tabs.update(tabId, { active: true });
  if (windowId !== undefined) await browser.windows.update(windowId, { focused: true });
  return true;
}
