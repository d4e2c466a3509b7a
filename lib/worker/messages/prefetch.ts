/**
 * Begins to load a panel's first view when its page says that the panel is coming, not only when the panel has loaded
 * and asks for it. Looking up the invoice and loading the panel then take the time of the longer one, not of both.
 */

import type { PageDescription } from '../../protocol/page-messages.ts';
import type { PanelMessage, PanelReply } from '../../protocol/panel-messages.ts';
import { reportDefect } from '../../report-defect.ts';
import type { HandlePanelMessage } from './panel-handler.ts';

/** How old a view may be when its panel asks for it, in ms: far longer than panels take to load. */
const longestMs = 3_000;

export interface Prefetch {
  /**
   * Begins the first view of a mount, once, if the page confirms the mount. One at a time for each tab, which limits
   * the requests to WisePay when a user pages through records or a page keeps announcing panels.
   */
  begin(mountId: string, tabId: number): void;
  /**
   * The reply to a panel's first question, if its view was already begun and the page still says the same about the
   * invoice and its user; null otherwise, and for every other message.
   */
  take(message: PanelMessage, tabId: number): Promise<PanelReply | null>;
  /** Drops what was begun, under another policy or before the user signed out. */
  forget(): void;
}

interface PrefetchedView {
  readonly mountId: string;
  /** In ms, as `now` gives it. */
  readonly begunAt: number;
  /** What the page said at the beginning, and the view; null if the page showed another mount or the view is used. */
  begun: Promise<{ readonly page: string; readonly reply: Promise<PanelReply> } | null>;
  /** Until the view is there; no other one is begun for the tab meanwhile. */
  isUnderWay: boolean;
}

export interface PrefetchOptions {
  /** Answers a panel's message; checks a prefetched view like any other. */
  readonly handle: HandlePanelMessage;
  /** Asks the tab's content script which invoice it shows. */
  describePage(tabId: number): Promise<PageDescription>;
  /** The time in ms since 1970. */
  now(): number;
}

export function createPrefetch({ handle, describePage, now }: PrefetchOptions): Prefetch {
  const byTab = new Map<number, PrefetchedView>();

  /** What the page says about a mount, for comparison; null if it shows another one. */
  async function pageOf(mountId: string, tabId: number): Promise<string | null> {
    const page = await describePage(tabId);
    if (page?.mountId !== mountId) return null;
    return JSON.stringify([page.invoice, page.memberEmail, page.wisePayPod]);
  }

  async function start(mountId: string, tabId: number) {
    // In parallel: a page is slow to answer while it changes.
    const [reply, page] = [handle({ kind: 'pod.load', mountId }, tabId), await pageOf(mountId, tabId)];
    return page === null ? null : { page, reply };
  }

  async function take(message: PanelMessage, tabId: number): Promise<PanelReply | null> {
    const { kind, mountId } = message;
    const load = byTab.get(tabId);
    if (kind !== 'pod.load' || message.terminalPaymentId !== undefined || load?.mountId !== mountId)
      return null;
    const [begun, page] = await Promise.all([load.begun, pageOf(mountId, tabId)]);
    load.begun = Promise.resolve(null);
    if (begun === null || begun.page !== page || now() - load.begunAt > longestMs) return null;
    const reply = await begun.reply;
    return byTab.get(tabId) === load ? reply : null;
  }

  return {
    begin(mountId, tabId) {
      const last = byTab.get(tabId);
      if (last?.mountId === mountId || last?.isUnderWay === true) return;
      const begun = start(mountId, tabId).catch((error) => {
        reportDefect(error);
        return null;
      });
      const load: PrefetchedView = { mountId, begunAt: now(), begun, isUnderWay: true };
      byTab.set(tabId, load);
      void begun
        .then((started) => started?.reply)
        .finally(() => {
          load.isUnderWay = false;
        });
    },
    take,
    forget: () => byTab.clear(),
  };
}
