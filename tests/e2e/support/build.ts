/** Before all end-to-end tests: builds the extension once, finds a browser, and prepares the tests' profile. */
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
 * A browser tells an extension its policy only seconds after the first start in a profile. The template is a
 * profile in which that has happened, as in every profile that is in use; each test gets a copy.
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
