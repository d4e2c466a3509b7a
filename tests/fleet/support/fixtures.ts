/**
 * The fixtures of the roll-out tests: a sandbox, the company's server, the machine's policy, and browsers on one new
 * profile.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { linuxPolicy } from '../../../scripts/package/policies/linux.ts';
import { test as base } from '../../e2e/support/sandbox-fixtures.ts';
import { type CompanyServer, firstPackage, startCompanyServer } from './company-server.ts';
import { type ManagedBrowser, startManagedBrowser } from './managed-browser.ts';
import { removePolicy, restoreMachineAtExit, writePolicy } from './policy-file.ts';

/** Values of the extension's settings, by their names in public/managed_schema.json. */
export type Settings = Readonly<Record<string, unknown>>;

/** The administrator of the machine. */
export interface Administrator {
  /** Writes the policy that installs the extension with these settings; `beside` adds other browser policies, or replaces those of the same name. */
  manage(settings?: Settings, beside?: Readonly<Record<string, unknown>>): void;
  /** Deletes the policy. */
  letGo(): void;
}

interface Fixtures {
  readonly company: CompanyServer;
  readonly administrator: Administrator;
  readonly profile: string;
  /** Starts the browser on the test's profile. It is closed after the test at the latest. */
  readonly startBrowser: () => Promise<ManagedBrowser>;
}

interface WorkerFixtures {
  readonly companyServer: CompanyServer;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  companyServer: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the needed fixtures from this pattern
    async ({}, use) => {
      const server = await startCompanyServer();
      await use(server);
      await server.close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],

  company: async ({ companyServer }, use) => {
    await companyServer.publish(firstPackage);
    await use(companyServer);
  },

  administrator: async ({ company: { id, updateUrl } }, use) => {
    await use({
      manage(settings = {}, beside = {}) {
        writePolicy({
          // As the package command writes it.
          ...JSON.parse(
            linuxPolicy('chromium', { kind: 'self-hosted', id, updateUrl, browsers: [] }, settings),
          ),
          ...beside,
          // Lets the tests inspect an extension that policy installed.
          DeveloperToolsAvailability: 1,
        });
      },
      letGo: removePolicy,
    });
    removePolicy();
  },

  profile: async ({ browserName: _ }, use) => {
    const profile = await mkdtemp(join(tmpdir(), 'wisepay-fleet-'));
    await use(profile);
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  },

  startBrowser: async ({ company, sandbox, profile }, use) => {
    const browsers: ManagedBrowser[] = [];
    await use(async () => {
      const browser = await startManagedBrowser(profile, sandbox.port, company.id);
      browsers.push(browser);
      return browser;
    });
    await Promise.all(browsers.map((browser) => browser.close()));
  },
});

// In the tests' process, which may end before the tests do.
restoreMachineAtExit();

export { expect } from '@playwright/test';
