import { expect } from '@playwright/test';
import { inWorker } from './in-worker.ts';
import type { ManagedBrowser } from './managed-browser.ts';

/** Waits until the browser has handed these settings, and no others, to the extension. */
export async function expectDelivered({ worker }: ManagedBrowser, settings: object): Promise<void> {
  await expect.poll(async () => inWorker(await worker(), 'chrome.storage.managed.get()')).toEqual(settings);
}
