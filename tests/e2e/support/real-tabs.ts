/**
 * A browser whose tabs know whether they are visible. In a browser that Playwright starts, every page believes that it
 * is in front. This one starts without Playwright, which connects later and emulates nothing.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type BrowserContext, chromium, expect } from '@playwright/test';
import { debuggingAddress } from '../../../scripts/browser/debugging-address.ts';
import { findBrowser } from '../../../scripts/browser/find-browser.ts';
import { isHeaded, launchArguments } from '../../../scripts/browser/launch-extension.ts';
import { test as base } from './fixtures.ts';
import type { PodPage } from './pod-page.ts';
import { fillProfile } from './profile-template.ts';

interface Fixtures {
  /** Additional command-line flags for the browser. */
  readonly flags: readonly string[];
}

export const test = base.extend<Fixtures>({
  flags: [[], { option: true }],

  context: async ({ sandbox, profile, extension, flags }, use) => {
    await fillProfile(profile);
    const browserProcess = spawn(
      await findBrowser(),
      [
        ...launchArguments({ extension, sandboxPort: sandbox.port }),
        ...(isHeaded ? [] : ['--headless=new']),
        '--remote-debugging-port=0',
        '--window-size=1280,900',
        ...flags,
        `--user-data-dir=${profile}`,
        'about:blank',
      ],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    const ended = once(browserProcess, 'exit');
    try {
      const address = await debuggingAddress(browserProcess.stderr);
      const browser = await chromium.connectOverCDP(address, { noDefaults: true });
      const [context] = browser.contexts();
      if (context === undefined) throw new Error('The browser has no profile open.');
      await use(context);
      await (await browser.newBrowserCDPSession()).send('Browser.close');
    } finally {
      browserProcess.kill();
      await ended;
    }
  },
});

/** Puts another tab in front, like a person with something else to do. */
export async function lookElsewhere(context: BrowserContext, pod: PodPage): Promise<void> {
  const frame = await pod.frame();
  await (await context.newPage()).bringToFront();
  await expect.poll(() => frame.evaluate('document.visibilityState')).toBe('hidden');
}

export { expect };
