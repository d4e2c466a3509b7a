/**
 * The content script's messages to the worker. Uses the browser's own API, which returns promises in Manifest V3: the
 * polyfill would be a quarter of the code that every PSA page loads.
 */
import { browser } from 'wxt/browser';
import type { PageMessage } from '../../lib/protocol/page-messages.ts';

/**
 * Sends a message to the worker and returns its answer, unchecked. Undefined if there is none, because the browser has
 * just ended the worker or replaced the extension. Never rejects.
 */
export async function tellWorker(message: PageMessage): Promise<unknown> {
  try {
    return await browser.runtime.sendMessage(message);
  } catch {
    return undefined;
  }
}

/** Like {@link tellWorker}, but tries once more without an answer: the browser may have ended the worker meanwhile. */
export async function askWorker(message: PageMessage): Promise<unknown> {
  return (await tellWorker(message)) ?? tellWorker(message);
}
