/** The extension's own pages, and where they are. */
import { type BrowserContext, expect, type Page } from '@playwright/test';

/** The id of the sandbox build: its key in wxt.config.ts says so. */
export const extensionId = 'pobpohaibfbndchoeeokofgonpkpagfl';
export const extensionOrigin = `chrome-extension://${extensionId}`;

/** Opens the options page in a tab of its own; that of the sandbox build, if no other extension is named. */
export async function openOptions(context: BrowserContext, id = extensionId): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${id}/options.html`);
  await expect(page.getByRole('heading', { name: 'Diagnostics' })).toBeVisible();
  return page;
}
