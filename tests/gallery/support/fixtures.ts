/** What every test of the gallery starts from: a sandbox, and the gallery in a plain Chromium. */
import { test as base } from '@playwright/test';
import { findBrowser } from '../../../scripts/browser/find-browser.ts';
import { launchPlain } from '../../../scripts/browser/launch-plain.ts';
import { startSandboxProcess } from '../../../scripts/sandbox-process.ts';
import { GalleryPage, sameEverywhere } from './gallery-page.ts';

interface Fixtures {
  /** In a tab of its own, not opened yet. */
  readonly gallery: GalleryPage;
}

const { reducedMotion, ...same } = sameEverywhere;

export const test = base.extend<Fixtures, { readonly galleryPort: number }>({
  ...same,
  contextOptions: { reducedMotion },

  // One process for all tests of a worker: nothing that the gallery shows is ever changed.
  galleryPort: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the needed fixtures from this pattern
    async ({}, use) => {
      const sandbox = await startSandboxProcess();
      await use(sandbox.port);
      await sandbox.stop();
    },
    { scope: 'worker' },
  ],

  browser: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the needed fixtures from this pattern
    async ({}, use) => {
      const browser = await launchPlain(await findBrowser());
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],

  gallery: async ({ page, galleryPort }, use) => {
    await use(new GalleryPage(page, galleryPort));
  },
});

export { expect } from '@playwright/test';
