/**
 * Tells the panels on pages that a side panel has closed: its document ends without a word. Browsers say so from
 * Chrome 142 on; before that, a panel notices that its page's window has grown.
 */
import browser from 'webextension-polyfill';
import { openedOrClosedKey, sidePanelLock } from '../../protocol/side-panel-messages.ts';
import { reportDefect } from '../../report-defect.ts';

/** How long a document that is closing may still be there, in ms. */
const closingMs = 5_000;

declare global {
  /** The browser's own API: the polyfill does not have it. */
  interface ChromeSidePanel {
    readonly onClosed?: {
      addListener(listener: (closed: { readonly windowId: number }) => void): void;
    };
  }
}

/** Registers the listener. Call it synchronously when the worker starts. */
export function followSidePanels(): void {
  globalThis.chrome?.sidePanel?.onClosed?.addListener(({ windowId }) => {
    void untilGone(windowId)
      .then(() => browser.storage.session.set({ [openedOrClosedKey]: crypto.randomUUID() }))
      .catch(reportDefect);
  });
}

/** Waits for the document's lock; not for long, because another side panel may have opened there. */
async function untilGone(windowId: number): Promise<void> {
  const signal = AbortSignal.timeout(closingMs);
  await navigator.locks.request(sidePanelLock(windowId), { signal }, async () => {}).catch(() => {});
}
