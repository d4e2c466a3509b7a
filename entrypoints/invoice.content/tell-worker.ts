/**
 * The content script's way to the worker. It takes the browser's own interface and not the polyfill, which is a quarter of
 * what every page of PSA would load: Chrome's manifest 3 gives promises by itself.
 */
import { browser } from 'wxt/browser';
import type { PageMessage } from '../../lib/protocol/page-messages.ts';

/**
 * Tells the worker something and gives its answer; undefined where nobody answers, because the browser has just ended the
 * worker or has replaced the extension. Never rejects.
 */
export async function tellWorker(message: PageMessage): Promise<unknown> {
  try {
    return await browser.runtime.sendMessage(message);
  } catch {
    return undefined;
  }
}

/** The same, and once more where the first time found nobody: the browser may have ended the worker over it. */
export async function askWorker(message: PageMessage): Promise<unknown> {
  return (await tellWorker(message)) ?? tellWorker(message);
}
