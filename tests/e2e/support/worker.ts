/** The extension's service worker, as the browser treats it: it may end at any moment. */
import type { BrowserContext, Worker } from '@playwright/test';
import type { PodPage } from './pod-page.ts';

/** The worker that runs, or the next one that starts. */
export async function workerOf(context: BrowserContext): Promise<Worker> {
  return context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
}

/** The value of an expression in the worker. As text, because the extension's interface is there and not here. */
export async function inWorker(context: BrowserContext, expression: string): Promise<unknown> {
  return (await workerOf(context)).evaluate(expression);
}

/** Ends the worker at once, as the browser does when it is idle or short of memory. */
export async function killWorker(context: BrowserContext, pod: PodPage): Promise<void> {
  const session = await context.newCDPSession(await pod.frame());
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await session.detach();
}
