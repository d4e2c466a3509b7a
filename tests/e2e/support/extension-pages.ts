/** The extension's own pages and their addresses. */
import { type BrowserContext, expect, type Page } from '@playwright/test';

/** The ID of the sandbox build, which follows from its key in wxt.config.ts. */
export const extensionId = 'pobpohaibfbndchoeeokofgonpkpagfl';
export const extensionOrigin = `chrome-extension://${extensionId}`;

/** Opens an extension's options page in a new tab; by default, the sandbox build's. */
export async function openOptions(context: BrowserContext, id = extensionId): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${id}/options.html`);
  await expect(page.getByRole('heading', { name: 'Diagnostics' })).toBeVisible();
  return page;
}
