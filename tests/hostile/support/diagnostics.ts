/** What the POD has refused, according to its diagnostics. */
import { type BrowserContext, expect } from '@playwright/test';
import { openOptions } from '../../e2e/support/extension-pages.ts';

/** Waits until the diagnostics list a refusal with this text. */
export async function expectRefused(context: BrowserContext, text: string | RegExp): Promise<void> {
  const page = await openOptions(context);
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole('listitem').filter({ hasText: text })).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await page.close();
}
