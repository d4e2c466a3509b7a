/** What the POD has refused, as its own diagnostics show it. */
import { type BrowserContext, expect, type Page } from '@playwright/test';
import { extensionOrigin } from './fixtures.ts';

/** Opens the options page in a tab of its own. */
export async function openOptions(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${extensionOrigin}/options.html`);
  await expect(page.getByRole('heading', { name: 'Diagnostics' })).toBeVisible();
  return page;
}

/** Waits until the diagnostics tell of a refusal. */
export async function expectRefused(context: BrowserContext, text: string | RegExp): Promise<void> {
  const page = await openOptions(context);
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole('listitem').filter({ hasText: text })).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await page.close();
}
