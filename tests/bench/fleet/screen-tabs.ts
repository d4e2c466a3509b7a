/** A browser's tabs with payments screens, and the worker's notes about them. Both outlive the worker. */
import type { ScreenStore, Tabs } from '#lib/worker/tabs/payment-screens.ts';

export interface ScreenTabs {
  readonly tabs: Tabs;
  readonly store: ScreenStore;
  /** Closes all of them, and returns their tab IDs. */
  close(): number[];
}

/** Higher than the IDs of tabs with invoices. */
const firstTab = 1000;

export function createScreenTabs(): ScreenTabs {
  const open = new Set<number>();
  const notes = new Map<string, unknown>();
  let count = firstTab;
  return {
    tabs: {
      async openBeside() {
        count += 1;
        open.add(count);
        return count;
      },
      show: async (tabId) => open.has(tabId),
      exists: async (tabId) => open.has(tabId),
    },
    store: {
      read: async (invoiceId) => notes.get(invoiceId),
      async write(invoiceId, screen) {
        notes.set(invoiceId, screen);
      },
      async clear(invoiceId) {
        notes.delete(invoiceId);
      },
    },
    close() {
      const closed = [...open];
      open.clear();
      return closed;
    },
  };
}
