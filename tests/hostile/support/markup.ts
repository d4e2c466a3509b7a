/** Markup that must stay text. */
import type { Frame, Page } from '@playwright/test';
import type { EvilSite } from './evil-site.ts';
import { expect } from './fixtures.ts';

/** A text that runs scripts and draws elements wherever it is read as markup. @param words between its tags */
export function markupAround(words: string): string {
  return `<img src=x onerror="top.pwned=1"><script>top.pwned=1</script><b>${words}</b>`;
}

/** Checks that none of it became an element of the panel, and that nothing ran. */
export async function expectOnlyText(frame: Frame, page: Page): Promise<void> {
  expect(await frame.locator('img, script:not([src]), b').count()).toBe(0);
  expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
}

/** The control for markup: as a page of its own, it runs. */
export async function expectToRun(markup: string, page: Page, evil: EvilSite): Promise<void> {
  evil.html = `<!doctype html>${markup}`;
  await page.goto(evil.origin);
  await expect.poll(() => page.evaluate(() => 'pwned' in window)).toBe(true);
}
