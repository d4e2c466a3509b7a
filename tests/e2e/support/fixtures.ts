/** What every end-to-end test starts from: a sandbox and a browser of its own, with the built extension. */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, test as base } from '@playwright/test';
import { findBrowser } from '../../../scripts/browser/find-browser.ts';
import { launchExtension } from '../../../scripts/browser/launch-extension.ts';
import { sandboxExtension } from '../../../scripts/build-sandbox.ts';
import { type SandboxProcess, startSandboxProcess } from '../../../scripts/sandbox-process.ts';
import { PodPage } from './pod-page.ts';
import { profileTemplate } from './profile-template.ts';
import { PsaPage } from './psa-page.ts';

interface Fixtures {
  readonly sandbox: SandboxProcess;
  /** A profile folder of the test's own. */
  readonly profile: string;
  readonly context: BrowserContext;
  /** The PSA client in a tab. */
  readonly psa: PsaPage;
  /** The POD on that tab. */
  readonly pod: PodPage;
}

export const test = base.extend<Fixtures, { readonly sandboxProcess: SandboxProcess }>({
  // One process for all tests of a worker, put back to its seed before each: tests of a worker never overlap.
  sandboxProcess: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the needed fixtures from this pattern
    async ({}, use) => {
      const sandbox = await startSandboxProcess();
      await use(sandbox);
      await sandbox.stop();
    },
    { scope: 'worker' },
  ],

  sandbox: async ({ sandboxProcess }, use) => {
    await sandboxProcess.control.post('reset');
    await use(sandboxProcess);
  },

  profile: async ({ browserName: _ }, use) => {
    const profile = await mkdtemp(join(tmpdir(), 'wisepay-e2e-'));
    await cp(profileTemplate, profile, { recursive: true });
    await use(profile);
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  },

  context: async ({ sandbox, profile }, use) => {
    const context = await launch(sandbox, profile);
    await use(context);
    await context.close();
  },

  psa: async ({ context }, use) => {
    await use(new PsaPage(context.pages()[0] ?? (await context.newPage())));
  },

  pod: async ({ psa }, use) => {
    await use(new PodPage(psa.page));
  },
});

/** Starts a browser with the extension on a profile. */
export async function launch(sandbox: SandboxProcess, profile: string): Promise<BrowserContext> {
  return launchExtension({
    executablePath: await findBrowser(),
    extension: sandboxExtension,
    profile,
    headless: true,
    sandboxPort: sandbox.port,
  });
}

export { expect } from '@playwright/test';
