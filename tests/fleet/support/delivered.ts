import { expect } from '@playwright/test';
import type { ManagedBrowser } from './managed-browser.ts';

/** Waits until the browser has delivered exactly these settings to the extension. */
export async function expectDelivered({ worker }: ManagedBrowser, settings: object): Promise<void> {
  await expect.poll(async () => (await worker()).evaluate('chrome.storage.managed.get()')).toEqual(settings);
}
