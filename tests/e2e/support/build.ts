/** Runs before all end-to-end tests: builds the extension, finds a browser, and prepares the tests' profile. */
import { rm } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { findBrowser } from '../../../scripts/browser/find-browser.ts';
import { launchExtension } from '../../../scripts/browser/launch-extension.ts';
import { buildSandbox, sandboxExtension } from '../../../scripts/sandbox/build-sandbox.ts';
import { profileTemplate } from './profile-template.ts';
import { inWorker } from './worker.ts';

export default async function build() {
  buildSandbox({ showsReport: true });
  await prepareProfile(await findBrowser());
}

/**
 * On the first start in a profile, a browser gives an extension its policy only after several seconds. In the template,
 * this has happened, as in every profile in use. Each test gets a copy.
 */
async function prepareProfile(executablePath: string) {
  await rm(profileTemplate, { recursive: true, force: true });
  const context = await launchExtension({
    executablePath,
    extension: sandboxExtension,
    profile: profileTemplate,
    headless: true,
  });
  const policyIsKept =
    "chrome.storage.local.get('policy.last-known').then((kept) => Object.keys(kept).length > 0)";
  await expect.poll(() => inWorker(context, policyIsKept), { timeout: 30_000 }).toBe(true);
  await context.close();
}
