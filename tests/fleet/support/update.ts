import type { BrowserContext, Worker } from '@playwright/test';

/**
 * Has the browser fetch the version on offer, and puts it in place. By itself the browser looks every few hours, and
 * waits with the new version until the extension is not in use.
 *
 * @param worker the worker of the present version
 * @returns the worker of the new one
 */
export async function update(context: BrowserContext, worker: Worker): Promise<Worker> {
  await worker.evaluate(`new Promise((resolve) => {
      chrome.runtime.onUpdateAvailable.addListener(resolve);
      chrome.runtime.requestUpdateCheck();
    })`);
  const replaced = context.waitForEvent('serviceworker', { timeout: 30_000 });
  // The worker is gone before it can answer.
  await worker.evaluate('chrome.runtime.reload()').catch(() => {});
  return replaced;
}
