/** A Chromium that says of itself what Edge says, with an unpacked extension. */
import { type BrowserContext, chromium } from '@playwright/test';
import { findBrowser } from '../../../scripts/browser/find-browser.ts';

/** Edge's name beside Chromium's, in pages and in workers alike. */
const edgeUserAgent =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0';

/** Root cannot use Chromium's own sandbox; this is for test machines, which show nothing but the test's pages. */
const isRoot = process.getuid?.() === 0;

/** @param extension folder of the unpacked extension */
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
