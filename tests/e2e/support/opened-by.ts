import type { BrowserContext, Page } from '@playwright/test';

/** The tab or window that opens when something is pressed; it may still be loading. */
export async function openedBy(context: BrowserContext, press: () => Promise<void>): Promise<Page> {
  const [page] = await Promise.all([context.waitForEvent('page'), press()]);
  return page;
}
