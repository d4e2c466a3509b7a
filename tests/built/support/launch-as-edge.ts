/** A Chromium that identifies as Edge, with an unpacked extension. */
import { type BrowserContext, chromium } from '@playwright/test';
import { findBrowser } from '../../../scripts/browser/find-browser.ts';

/** Includes Edge's name, in pages and in workers. */
const edgeUserAgent =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0';

/** Chromium's sandbox does not work for root. Test machines need none: they open only the test's pages. */
const isRoot = process.getuid?.() === 0;

/** @param extension the folder of the unpacked extension */
export async function launchAsEdge(extension: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext('', {
    executablePath: await findBrowser(),
    headless: true,
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      '--no-first-run',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...(isRoot ? ['--no-sandbox'] : []),
      `--user-agent=${edgeUserAgent}`,
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
    ],
  });
}
