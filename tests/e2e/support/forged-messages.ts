/** Sends messages to the worker as the extension's own pages can, and gets the mount ID needed to forge a panel's. */
import type { Frame, Page } from '@playwright/test';
import { PodPage } from './pod-page.ts';

export type Message = Readonly<Record<string, unknown>>;

/** Sends messages like a script in that place, and returns the replies; null for a message without an answer. */
export function sendFrom(place: Page | Frame, messages: readonly Message[]): Promise<unknown[]> {
  return place.evaluate(async (all) => {
    interface Runtime {
      sendMessage(message: unknown): Promise<unknown>;
    }
    const { runtime } = (globalThis as unknown as { readonly chrome: { readonly runtime: Runtime } }).chrome;
    const replies: unknown[] = [];
    for (const message of all) replies.push((await runtime.sendMessage(message).catch(() => null)) ?? null);
    return replies;
  }, messages);
}

/** Call before the panel loads. The result gives its mount ID, which only someone inside the browser could overhear. */
export async function overhearMounts(page: Page): Promise<() => Promise<string>> {
  await page.addInitScript(() => {
    window.addEventListener('message', ({ data }) => {
      if (data?.kind === 'wisepay-pod.mount') Object.assign(window, { overheard: data.mountId });
    });
  });
  return async () => {
    const frame = await new PodPage(page).frame();
    return frame.evaluate(() => (window as unknown as { readonly overheard: string }).overheard);
  };
}
