/** The fixtures of end-to-end tests: a freshly seeded sandbox, and a fresh browser with the built extension. */
import type { BrowserContext } from '@playwright/test';
import { sandboxExtension } from '../../../scripts/sandbox/build-sandbox.ts';
import { launch } from './launch.ts';
import type { PodPage } from './pod-page.ts';
import { fillProfile, newProfile, removeProfile } from './profile-template.ts';
import type { PsaPage, PsaSwitches } from './psa-page.ts';
import { firstTab, openInvoiceIn, type PsaTab } from './psa-tab.ts';
import { test as base } from './sandbox-fixtures.ts';
import { type SharedBrowser, startSharedBrowser } from './shared-browser.ts';

interface Fixtures {
  /** The extension's folder, or several folders separated by commas. */
  readonly extension: string;
  /** Whether the test gets its own browser, which it may end, instead of the one that it shares with other tests. */
  readonly ownBrowser: boolean;
  /** The profile folder of the test's own browser. */
  readonly profile: string;
  readonly context: BrowserContext;
  /** The browser's first tab. */
  readonly tab: PsaTab;
  /** The PSA client in that tab. */
  readonly psa: PsaPage;
  /** The POD on it. */
  readonly pod: PodPage;
  /** Opens an invoice in that tab, by default 5101, and waits until the panel shows it. */
  readonly openInvoice: (recordId?: string, switches?: PsaSwitches) => Promise<void>;
}

interface WorkerFixtures {
  readonly sharedBrowser: () => Promise<SharedBrowser>;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  sharedBrowser: [
    async ({ sandboxProcess }, use) => {
      let started: Promise<SharedBrowser> | undefined;
      await use(() => {
        started ??= startSharedBrowser(sandboxProcess);
        return started;
      });
      await (await started)?.close();
    },
    { scope: 'worker' },
  ],

  extension: sandboxExtension,

  ownBrowser: [false, { option: true }],

  profile: async ({ browserName: _ }, use) => {
    const profile = await newProfile();
    await use(profile);
    await removeProfile(profile);
  },

  context: async ({ sandbox, profile, extension, ownBrowser, sharedBrowser }, use) => {
    if (ownBrowser || extension !== sandboxExtension) {
      await fillProfile(profile);
      const context = await launch(sandbox, profile, extension);
      await use(context);
      await context.close();
    } else {
      const { context, reset } = await sharedBrowser();
      await use(context);
      await reset();
    }
  },

  tab: async ({ context }, use) => {
    await use(await firstTab(context));
  },

  psa: async ({ tab }, use) => {
    await use(tab.psa);
  },

  pod: async ({ tab }, use, testInfo) => {
    await use(tab.pod);
    if (testInfo.status === testInfo.expectedStatus) return;
    // The page's snapshot does not include the panel, whose frame is in a closed shadow root.
    for (const frame of tab.pod.frames()) {
      const body = String(await frame.evaluate('document.body.innerText'));
      await testInfo.attach('panel', { body, contentType: 'text/plain' });
    }
  },

  openInvoice: async ({ tab }, use) => {
    await use((recordId = '5101', switches) => openInvoiceIn(tab, recordId, switches));
  },
});

export { expect } from '@playwright/test';
export { launch };
