/** The browser's tabs, with what the worker does to them, and a session storage for the payment screens in them. */
import { vi } from 'vitest';
import browser, { type Tabs } from 'webextension-polyfill';
import type { ScreenStore } from '#lib/worker/tabs/payment-screens.ts';

export interface FakeTabs {
  /** The addresses that were opened, oldest first, each with its tab and the one it was opened beside. */
  readonly opened: readonly { readonly url: string; readonly beside: number; readonly tabId: number }[];
  /** The tabs that were brought to the front, oldest first. */
  readonly shown: readonly number[];
  close(tabId: number): void;
}

/** The ID of the first tab that is opened; all lower ones are tabs that are always there. */
const firstOpened = 101;

/** Replaces the tabs of the fake browser until the end of the test. */
export function fakeTabs(): FakeTabs {
  const opened: { url: string; beside: number; tabId: number }[] = [];
  const shown: number[] = [];
  const closed = new Set<number>();

  function tabOf(tabId: number): Tabs.Tab {
    if (closed.has(tabId) || tabId >= firstOpened + opened.length) {
      throw new Error(`No tab with id: ${tabId}.`);
    }
    const at = { id: tabId, index: tabId, windowId: 0 };
    return { ...at, active: false, highlighted: false, incognito: false, pinned: false };
  }

  async function update(tabId: number, { active }: Tabs.UpdateUpdatePropertiesType): Promise<Tabs.Tab> {
    const tab = tabOf(tabId);
    if (active === true) shown.push(tabId);
    return tab;
  }

  vi.spyOn(browser.tabs, 'get').mockImplementation(async (tabId) => tabOf(tabId));
  vi.spyOn(browser.tabs, 'create').mockImplementation(async ({ url = '', openerTabId = NaN, index }) => {
    if (index !== tabOf(openerTabId).index + 1) throw new Error(`${url} is not beside the tab.`);
    const tabId = firstOpened + opened.length;
    opened.push({ url, beside: openerTabId, tabId });
    return tabOf(tabId);
  });
  vi.spyOn(browser.tabs as { update: typeof update }, 'update').mockImplementation(update);
  return { opened, shown, close: (tabId) => void closed.add(tabId) };
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
