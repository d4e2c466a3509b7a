/** The extension's service worker, as the browser treats it: it may end at any moment. */
import type { BrowserContext } from '@playwright/test';
import type { PodPage } from './pod-page.ts';

/** Ends the worker at once, as the browser does when it is idle or short of memory. */
export async function killWorker(context: BrowserContext, pod: PodPage): Promise<void> {
  const session = await context.newCDPSession(await pod.frame());
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await session.detach();
}
