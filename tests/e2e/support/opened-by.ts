import type { BrowserContext, Page } from '@playwright/test';

/** Calls `press` and returns the tab or window that it opens, which may still be loading. */
export async function openedBy(context: BrowserContext, press: () => Promise<void>): Promise<Page> {
  const [page] = await Promise.all([context.waitForEvent('page'), press()]);
  return page;
}
