import type { BrowserContext, Worker } from '@playwright/test';

/**
 * Makes the browser fetch the offered version and install it at once. Otherwise the browser checks every few hours, and
 * installs a new version when the extension is not in use.
 *
 * @param worker the current version's worker
 * @returns the new version's worker
 */
export async function update(context: BrowserContext, worker: Worker): Promise<Worker> {
  await worker.evaluate(`new Promise((resolve) => {
      chrome.runtime.onUpdateAvailable.addListener(resolve);
      chrome.runtime.requestUpdateCheck();
    })`);
  const replaced = context.waitForEvent('serviceworker', { timeout: 30_000 });
  // The worker ends before it can answer.
  await worker.evaluate('chrome.runtime.reload()').catch(() => {});
  return replaced;
}
