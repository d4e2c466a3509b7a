/** The browser's zoom, as in its menu. */
import { type BrowserContext, expect, type Page } from '@playwright/test';
import { inWorker } from './worker.ts';

/** Every step of the menu, in percent. */
export const zoomSteps = [25, 33, 50, 67, 75, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300, 400, 500];

/**
 * Zooms every tab, and waits until the given pages have that zoom. Has no effect in a browser with an emulated screen.
 *
 * @param pages at least one; all of the same site
 * @param percent 100 is the page's own size
 * @param deviceScale the screen's device scale
 */
export async function zoomTo(
  context: BrowserContext,
  pages: readonly Page[],
  percent: number,
  deviceScale = 1,
): Promise<void> {
  const zoomed = await inWorker(
    context,
    `chrome.tabs.query({}).then((tabs) => Promise.all(tabs.map(({ id }) => chrome.tabs.setZoom(id, ${percent / 100}))))`,
  );
  expect(zoomed).toBeTruthy();
  await Promise.all(
    pages.map((page) =>
      page.waitForFunction(
        (ratio) => Math.abs(window.devicePixelRatio - ratio) < 0.02,
        (percent / 100) * deviceScale,
      ),
    ),
  );
}
