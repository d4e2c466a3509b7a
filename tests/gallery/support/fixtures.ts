/** The fixtures of the gallery's tests: a sandbox, and the gallery in a Chromium without the extension. */
import { findBrowser } from '../../../scripts/browser/find-browser.ts';
import { launchPlain } from '../../../scripts/browser/launch-plain.ts';
import { test as base } from '../../e2e/support/sandbox-fixtures.ts';
import { GalleryPage, sameEverywhere } from './gallery-page.ts';

interface Fixtures {
  /** In a new tab, not opened yet. */
  readonly gallery: GalleryPage;
}

const { reducedMotion, ...same } = sameEverywhere;

export const test = base.extend<Fixtures>({
  ...same,
  contextOptions: { reducedMotion },

  browser: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the needed fixtures from this pattern
    async ({}, use) => {
      const browser = await launchPlain(await findBrowser());
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],

  // The process, without resetting its data: the gallery's tests change nothing.
  gallery: async ({ page, sandboxProcess }, use) => {
    await use(new GalleryPage(page, sandboxProcess.port));
  },
});

export { expect } from '@playwright/test';
