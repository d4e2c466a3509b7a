/**
 * The payment screens that are open in tabs of their own, and the news about them: an outcome can be there as
 * soon as such a tab loads something, is closed, or its invoice's tab is looked at again.
 */
import * as v from 'valibot';

/** The browser's part; ids are those of `browser.tabs`. */
export interface Tabs {
  /** Opens an address in a tab right beside another one and shows it. */
  openBeside(url: string, tabId: number): Promise<number>;
  /** Shows a tab; false when it is gone. */
  show(tabId: number): Promise<boolean>;
  exists(tabId: number): Promise<boolean>;
}

/** Session storage: survives the worker, not the browser. */
export interface ScreenStore {
  read(invoiceTabId: number): Promise<unknown>;
  write(invoiceTabId: number, screen: PaymentScreen): Promise<void>;
}

const screenSchema = v.object({ mountId: v.string(), intentId: v.string(), tabId: v.number() });

type PaymentScreen = v.InferOutput<typeof screenSchema>;

/** How long a question for news stays open, in ms; a worker must not be busy with one event for long. */
const longestWatchMs = 25_000;

export interface PaymentScreens {
  /**
   * Shows the screen of an intent: the tab that was opened for it, or a new one at the address that `createUrl`
   * gets. Repeating an intent never opens a second tab.
   */
  open(
    invoiceTabId: number,
    mountId: string,
    intentId: string,
    createUrl: () => Promise<string>,
  ): Promise<void>;
  /** Whether the panel's last payment screen is still open. */
  isOpen(invoiceTabId: number, mountId: string): Promise<boolean>;
  /** Resolves on news for the invoice in that tab, after 25 s without any. */
  news(invoiceTabId: number): Promise<void>;
  /** To be told of every tab that was shown, closed or finished loading. */
  tabChanged(tabId: number): void;
}

export function createPaymentScreens(tabs: Tabs, store: ScreenStore): PaymentScreens {
  const opening = new Map<string, Promise<void>>();
  const waiting = new Set<{ tabIds: readonly number[]; resolve: () => void }>();

  async function read(invoiceTabId: number, mountId: string): Promise<PaymentScreen | null> {
    const result = v.safeParse(screenSchema, await store.read(invoiceTabId));
    return result.success && result.output.mountId === mountId ? result.output : null;
  }

  async function show(
    invoiceTabId: number,
    mountId: string,
    intentId: string,
    createUrl: () => Promise<string>,
  ): Promise<void> {
    const screen = await read(invoiceTabId, mountId);
    if (screen?.intentId === intentId && (await tabs.show(screen.tabId))) return;
    const tabId = await tabs.openBeside(await createUrl(), invoiceTabId);
    await store.write(invoiceTabId, { mountId, intentId, tabId });
  }

  return {
    open(invoiceTabId, mountId, intentId, createUrl) {
      const shared = opening.get(intentId);
      if (shared !== undefined) return shared;
      const own = show(invoiceTabId, mountId, intentId, createUrl).finally(() => opening.delete(intentId));
      opening.set(intentId, own);
      return own;
    },

    async isOpen(invoiceTabId, mountId) {
      const screen = await read(invoiceTabId, mountId);
      return screen !== null && tabs.exists(screen.tabId);
    },

    async news(invoiceTabId) {
      // Listening starts before anything is awaited, so that no event falls into a gap.
      const tabIds = [invoiceTabId];
      void store.read(invoiceTabId).then((kept) => {
        const screen = v.safeParse(screenSchema, kept);
        if (screen.success) tabIds.push(screen.output.tabId);
      });
      await new Promise<void>((resolve) => {
        const watcher = { tabIds, resolve };
        const timer = setTimeout(() => watcher.resolve(), longestWatchMs);
        watcher.resolve = () => {
          clearTimeout(timer);
          waiting.delete(watcher);
          resolve();
        };
        waiting.add(watcher);
      });
    },

    tabChanged(tabId) {
      for (const watcher of waiting) {
        if (watcher.tabIds.includes(tabId)) watcher.resolve();
      }
    },
  };
}
