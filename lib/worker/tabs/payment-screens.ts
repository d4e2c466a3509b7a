/**
 * The payments screens that are open in tabs, one for an invoice, and updates about them: there can be an outcome as
 * soon as such a tab loads something or is closed, or the invoice's own tab is looked at again.
 */
import * as v from 'valibot';
import { reportDefect } from '../../report-defect.ts';
import { createTurns } from '../../turns.ts';
import { ProblemError } from '../../wisepay/answers.ts';
import type { Invoice } from '../../wisepay/schemas/invoice.ts';
import { exists, openBeside, show } from './browser-tabs.ts';
import { createTabChanges, type TabRevision } from './tab-changes.ts';

/** Session storage: survives the worker, not the browser. */
export interface ScreenStore {
  /** Undefined if none was opened for the invoice. */
  read(invoiceId: string): Promise<unknown>;
  write(invoiceId: string, screen: PaymentScreen): Promise<void>;
  clear(invoiceId: string): Promise<void>;
}

const screenSchema = v.object({
  /** The idempotency key of its payment session. */
  key: v.string(),
  /** Absent while WisePay has not answered, or the answer was lost. */
  opened: v.optional(
    v.object({
      tabId: v.number(),
      url: v.string(),
      /** On WisePay's clock, in ms since 1970. */
      expiresAt: v.number(),
      /** The payments from before it; with another one, the screen has done its work. */
      payments: v.array(v.string()),
    }),
  ),
});

type PaymentScreen = v.InferOutput<typeof screenSchema>;

/** What a screen is opened for. */
export interface ScreenRequest {
  /** The PSA tab, beside which it is opened. */
  readonly invoiceTabId: number;
  /** As WisePay has it now. */
  readonly invoice: Pick<Invoice, 'id' | 'payments'>;
  /** Names the request that it is opened for: the key of a new payment session. */
  readonly intentId: string;
  /** The time on WisePay's clock, in ms since 1970. */
  now(): number;
  /**
   * Gets a payment session from WisePay: with the same key the same one, with another key the one that is open on the
   * invoice, or a new one. `expiresAt` is in RFC 3339.
   */
  createScreen(key: string): Promise<{ readonly url: string; readonly expiresAt: string }>;
}

/** How long a watch stays open, in ms; a worker must not be busy with one event for long. */
export const longestWatchMs = 25_000;

/** Invoice IDs are WisePay's; tab IDs are those of `browser.tabs`. */
export interface PaymentScreens {
  /**
   * Shows the payments screen of an invoice: the tab that is already open for it, or a new one. Only one is usable at a
   * time: neither another request, nor another tab on the invoice, nor a change of the invoice opens a second one. One
   * that has expired or has done its work is not shown again. If a tab was closed, WisePay's answer was lost, or the
   * worker ended just after opening it, the same payment session is opened. Rejects as `createScreen` or the browser
   * does.
   */
  open(request: ScreenRequest): Promise<void>;
  /** Whether the invoice's payments screen is still open. */
  isOpen(invoiceId: string): Promise<boolean>;
  /** The current revision of the tabs. Take it before a look whose updates are asked for later. */
  revision(): TabRevision;
  /**
   * Resolves on an update for an invoice that is on screen in that tab, or after 25 s. Resolves at once if there was
   * one since `revision`: a tab may change between two watches, or during the look before this one.
   */
  nextChange(invoiceTabId: number, invoiceId: string, revision: TabRevision): Promise<void>;
  /** Call for every tab that was shown, closed or finished loading. */
  tabChanged(tabId: number): void;
  /** Ends the waits in that tab, so that it looks again now. */
  wake(tabId: number): void;
}

export function createPaymentScreens(store: ScreenStore): PaymentScreens {
  /** One after the other for each invoice: only one payments screen is usable at a time. */
  const inTurn = createTurns();
  const waiting = new Set<{ readonly tabIds: readonly number[]; resolve(): void }>();
  const tabChanges = createTabChanges();

  async function read(invoiceId: string): Promise<PaymentScreen | null> {
    const result = v.safeParse(screenSchema, await store.read(invoiceId));
    return result.success ? result.output : null;
  }

  async function openScreen(request: ScreenRequest): Promise<void> {
    const { invoice, intentId, invoiceTabId } = request;
    const known = await read(invoice.id);
    const before = known?.opened;
    const isDone = before !== undefined && !isUsable(before, request);
    if (before !== undefined && !isDone && (await show(before.tabId))) return;

    // A session that can still be used, or that no one has seen yet, is asked for again with its own key.
    const newKey = intentId === known?.key ? crypto.randomUUID() : intentId;
    const session = await findSession(request, isDone || known === null ? newKey : known.key);
    const isShown = before?.url === session.url && (await show(before.tabId));
    await store.write(invoice.id, {
      key: session.key,
      opened: {
        tabId: isShown ? before.tabId : await openBeside(session.url, invoiceTabId),
        url: session.url,
        expiresAt: Date.parse(session.expiresAt),
        payments: paymentsOf(invoice),
      },
    });
  }

  /** The session of that key; one of a new key if that has expired, as after an answer that was lost long ago. */
  async function findSession(
    request: ScreenRequest,
    key: string,
  ): Promise<{ readonly key: string; readonly url: string; readonly expiresAt: string }> {
    const found = await createSession(request, key);
    return Date.parse(found.expiresAt) > request.now() ? found : createSession(request, crypto.randomUUID());
  }

  /**
   * Notes the key before asking: if the answer is lost, the next request asks for the same session. A refusal applies
   * to its key, so the request after it has another.
   */
  async function createSession({ invoice, createScreen }: ScreenRequest, key: string) {
    await store.write(invoice.id, { key });
    try {
      return { key, ...(await createScreen(key)) };
    } catch (error) {
      if (error instanceof ProblemError) await store.clear(invoice.id);
      throw error;
    }
  }

  function wake(tabId: number): void {
    for (const watcher of waiting) {
      if (watcher.tabIds.includes(tabId)) watcher.resolve();
    }
  }

  return {
    open: (request) => inTurn(() => openScreen(request), request.invoice.id),

    async isOpen(invoiceId) {
      const screen = await read(invoiceId);
      return screen?.opened !== undefined && exists(screen.opened.tabId);
    },

    revision: tabChanges.revision,

    async nextChange(invoiceTabId, invoiceId, revision) {
      // Listening starts before anything is awaited, so that no event is missed.
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
          if (screen?.opened !== undefined) tabIds.push(screen.opened.tabId);
          if (tabIds.some((tabId) => tabChanges.changedSince(tabId, revision))) watcher.resolve();
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

/** Whether a payment can still be taken on it. */
function isUsable(
  { expiresAt, payments }: NonNullable<PaymentScreen['opened']>,
  { invoice, now }: ScreenRequest,
): boolean {
  return expiresAt > now() && paymentsOf(invoice).every((id) => payments.includes(id));
}

/** The payments that were taken; what failed has taken nothing. */
function paymentsOf({ payments }: Pick<Invoice, 'payments'>): string[] {
  return payments.filter(({ state }) => state !== 'failed' && state !== 'void').map(({ id }) => id);
}
