/**
 * The payment screens that are open in tabs of their own, one for an invoice, and the news about them: an outcome can
 * be there as soon as such a tab loads something, is closed, or the invoice's own tab is looked at again.
 */
import * as v from 'valibot';
import { reportDefect } from '../../../report-defect.ts';
import { createTabChanges, type Moment } from './tab-changes.ts';

/** The browser's part; ids are those of `browser.tabs`. */
export interface Tabs {
  /** Opens an address in a tab right beside another one, shows it, and gives its id. */
  openBeside(url: string, tabId: number): Promise<number>;
  /** Shows a tab and its window; false when it is gone. */
  show(tabId: number): Promise<boolean>;
  /** Whether a tab is still there. */
  exists(tabId: number): Promise<boolean>;
}

/** Session storage: survives the worker, not the browser. */
export interface ScreenStore {
  /** Undefined where none was opened for the invoice. */
  read(invoiceId: string): Promise<unknown>;
  write(invoiceId: string, screen: PaymentScreen): Promise<void>;
}

const screenSchema = v.object({
  tabId: v.number(),
  intentId: v.string(),
  /** The invoice's version when it was opened: once that has changed, the screen has done its work. */
  invoiceVersion: v.string(),
  /** In ms since 1970. */
  expiresAt: v.number(),
});

type PaymentScreen = v.InferOutput<typeof screenSchema>;

/** What a screen is opened for. */
export interface ScreenRequest {
  /** The PSA tab, beside which it is opened. */
  readonly invoiceTabId: number;
  /** WisePay's id of the invoice, and the version that is on screen. */
  readonly invoice: { readonly id: string; readonly version: string };
  /** Names the wish that it is opened for. */
  readonly intentId: string;
  /** Gets the screen's address from WisePay, once it has to be opened; `expiresAt` in RFC 3339. */
  createScreen(): Promise<{ readonly url: string; readonly expiresAt: string }>;
}

/** How long a question for news stays open, in ms; a worker must not be busy with one event for long. */
export const longestWatchMs = 25_000;

/** Invoices go by their ids at WisePay, tabs by those of `browser.tabs`. */
export interface PaymentScreens {
  /**
   * Shows the payments screen of an invoice: the tab that is open for it already, or a new one. Repeating an intent
   * never opens a second tab, and neither does another tab on the same invoice; but where the worker ends just after
   * opening it, the same screen, of one payment session, opens once more. Rejects with what `createScreen` or the
   * browser does.
   */
  open(request: ScreenRequest): Promise<void>;
  /** Whether the invoice's payments screen is still open. */
  isOpen(invoiceId: string): Promise<boolean>;
  /** The moment of now among the tabs' changes: to be taken before a look whose news is asked for later. */
  moment(): Moment;
  /**
   * Resolves on news for an invoice that is on screen in that tab, after 25 s without any. News since `moment` are
   * there at once: a tab may change between two questions, or while the look before this one was under way.
   */
  news(invoiceTabId: number, invoiceId: string, moment: Moment): Promise<void>;
  /** To be told of every tab that was shown, closed or finished loading. */
  tabChanged(tabId: number): void;
  /** Lets whoever waits in that tab look again now. */
  wake(tabId: number): void;
}

/** @param now the time in ms since 1970 */
export function createPaymentScreens(
  tabs: Tabs,
  store: ScreenStore,
  now: () => number = Date.now,
): PaymentScreens {
  const opening = new Map<string, Promise<void>>();
  const waiting = new Set<{ readonly tabIds: readonly number[]; resolve(): void }>();
  const tabChanges = createTabChanges();

  async function read(invoiceId: string): Promise<PaymentScreen | null> {
    const result = v.safeParse(screenSchema, await store.read(invoiceId));
    return result.success ? result.output : null;
  }

  async function show({ invoiceTabId, invoice, intentId, createScreen }: ScreenRequest): Promise<void> {
    const screen = await read(invoice.id);
    const isSameWish = screen?.intentId === intentId;
    const isUnused = screen?.invoiceVersion === invoice.version && screen.expiresAt > now();
    if (screen !== null && (isSameWish || isUnused) && (await tabs.show(screen.tabId))) return;

    const { url, expiresAt } = await createScreen();
    const tabId = await tabs.openBeside(url, invoiceTabId);
    await store.write(invoice.id, {
      tabId,
      intentId,
      invoiceVersion: invoice.version,
      expiresAt: Date.parse(expiresAt),
    });
  }

  function wake(tabId: number): void {
    for (const watcher of waiting) {
      if (watcher.tabIds.includes(tabId)) watcher.resolve();
    }
  }

  return {
    open(request) {
      const { id } = request.invoice;
      const before = opening.get(id) ?? Promise.resolve();
      const own = before
        .catch(() => {})
        .then(() => show(request))
        .finally(() => {
          if (opening.get(id) === own) opening.delete(id);
        });
      opening.set(id, own);
      return own;
    },

    async isOpen(invoiceId) {
      const screen = await read(invoiceId);
      return screen !== null && tabs.exists(screen.tabId);
    },

    moment: tabChanges.moment,

    async news(invoiceTabId, invoiceId, moment) {
      // Listening starts before anything is awaited, so that no event falls into a gap.
      const tabIds = [invoiceTabId];
      await new Promise<void>((resolve) => {
        const watcher = { tabIds, resolve };
        const timer = setTimeout(() => watcher.resolve(), longestWatchMs);
        watcher.resolve = () => {
          clearTimeout(timer);
          waiting.delete(watcher);
          resolve();
        };
        waiting.add(watcher);
        const known = read(invoiceId).catch((error: unknown) => {
          reportDefect(error);
          return null;
        });
        void known.then((screen) => {
          if (screen !== null) tabIds.push(screen.tabId);
          if (tabIds.some((tabId) => tabChanges.changedSince(tabId, moment))) watcher.resolve();
        });
      });
    },

    tabChanged(tabId) {
      tabChanges.note(tabId);
      wake(tabId);
    },

    wake,
  };
}
