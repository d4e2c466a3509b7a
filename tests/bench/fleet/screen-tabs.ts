/**
 * The browsers' tabs with payments screens, and each worker's notes about them. Both outlive the worker. Workers of one
 * process share one browser, so that a tab's ID is its own among all of a fleet.
 */
import type { ScreenStore } from '#lib/worker/tabs/payment-screens.ts';

export interface ScreenTabs {
  readonly store: ScreenStore;
  /** Closes the browser's own ones, and returns their tab IDs. */
  close(): number[];
}

/** Higher than the IDs of tabs with invoices. */
const firstTab = 1000;
const open = new Set<number>();
let count = firstTab;

async function get(tabId: number) {
  if (tabId > firstTab && !open.has(tabId)) throw new Error(`No tab with id: ${tabId}.`);
  return { id: tabId, index: 0 };
}

async function create() {
  count += 1;
  open.add(count);
  return { id: count, index: 0 };
}

/** What the workers use of `browser.tabs`. */
export const sharedTabs = { get, create, update: get };

export function createScreenTabs(): ScreenTabs {
  const notes = new Map<string, unknown>();
  const own = new Set<number>();
  return {
    store: {
      read: async (invoiceId) => notes.get(invoiceId),
      async write(invoiceId, screen) {
        notes.set(invoiceId, screen);
        if (screen.opened !== undefined) own.add(screen.opened.tabId);
      },
      async clear(invoiceId) {
        notes.delete(invoiceId);
      },
    },
    close() {
      const closed = [...own].filter((tabId) => open.delete(tabId));
      own.clear();
      return closed;
    },
  };
}
