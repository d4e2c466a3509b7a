/** A browser with tabs, and a session storage for the payment screens in them. */
import type { ScreenStore, Tabs } from '#lib/worker/tabs/payment-screens.ts';

export interface FakeTabs extends Tabs {
  /** The addresses that were opened, oldest first, each with its tab and the one it was opened beside. */
  readonly opened: readonly { readonly url: string; readonly beside: number; readonly tabId: number }[];
  /** The tabs that were brought to the front, oldest first. */
  readonly shown: readonly number[];
  close(tabId: number): void;
}

export function fakeTabs(): FakeTabs {
  const opened: { url: string; beside: number; tabId: number }[] = [];
  const shown: number[] = [];
  const open = new Set<number>();
  return {
    opened,
    shown,
    async openBeside(url, beside) {
      const tabId = 101 + opened.length;
      opened.push({ url, beside, tabId });
      open.add(tabId);
      return tabId;
    },
    async show(tabId) {
      if (!open.has(tabId)) return false;
      shown.push(tabId);
      return true;
    },
    exists: async (tabId) => open.has(tabId),
    close: (tabId) => void open.delete(tabId),
  };
}

export function screenMemory(): ScreenStore & { readonly values: Map<string, unknown> } {
  const values = new Map<string, unknown>();
  return {
    values,
    read: async (invoiceId) => values.get(invoiceId),
    write: async (invoiceId, screen) => void values.set(invoiceId, structuredClone(screen)),
    clear: async (invoiceId) => void values.delete(invoiceId),
  };
}
