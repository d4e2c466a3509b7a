/** The extension's service worker, which the browser may end at any time. */
import type { BrowserContext, Worker } from '@playwright/test';
import type { PodPage } from './pod-page.ts';

/** The running worker, or the next one that starts. */
export async function workerOf(context: BrowserContext): Promise<Worker> {
  return context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
}

/** Evaluates an expression in the worker, given as text, because the extension APIs exist only there. */
export async function inWorker(context: BrowserContext, expression: string): Promise<unknown> {
  return (await workerOf(context)).evaluate(expression);
}

/** Ends the worker at once, as the browser does when the worker is idle or memory is short. */
export async function killWorker(context: BrowserContext, pod: PodPage): Promise<void> {
  const session = await context.newCDPSession(await pod.frame());
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await session.detach();
}
