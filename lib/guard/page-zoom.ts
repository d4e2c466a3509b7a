/** The zoom factor of the tab that the panel is in; the browser tells it to extensions without any permission. */
import type { Tabs } from 'webextension-polyfill';

/**
 * Follows the zoom factor for as long as the document lives.
 *
 * @param tabs `browser.tabs`
 * @returns the factor as it is known, where 1 is 100 %: 1 until the browser has told another
 */
export function followPageZoom(
  tabs: Pick<Tabs.Static, 'getCurrent' | 'getZoom' | 'onZoomChange'>,
): () => number {
  let factor = 1;
  async function follow() {
    const tab = await tabs.getCurrent();
    if (tab.id === undefined) return;
    tabs.onZoomChange.addListener(({ tabId, newZoomFactor }) => {
      if (tabId === tab.id) factor = newZoomFactor;
    });
    factor = await tabs.getZoom(tab.id);
  }
  // A wrong factor makes the guard refuse a click too many, never one too few.
  follow().catch(() => {});
  return () => factor;
}
