/**
 * What ends while no one looks at the panel: kept until the person comes back, and marked on the toolbar until then.
 * The panel keeps watching in a hidden tab. If the browser has frozen that tab, or the sign-in has lapsed meanwhile,
 * the first view of the invoice afterwards tells the same. Some endings are told in front of the person too, because
 * nothing else on screen would catch the eye (`endings-on-screen.ts`). A payment is told also by a panel that has started
 * over since the invoice was seen last (`seen-payments.ts`).
 */

import type { Badge } from '../protocol/badge-message.ts';
import type { PodView, ReadyView } from '../protocol/views.ts';
import { badgeFor, type Ending, endingsBetween, isAsAsked, upToDate } from './endings.ts';
import { createEndingsOnScreen } from './endings-on-screen.ts';
import type { PanelAction, PanelState } from './panel-state.ts';
import { paymentsReceivedSince } from './payment-endings.ts';
import type { SeenPayments } from './seen-payments.ts';
import { isTriedAgain } from './tried-again.ts';

export interface NotificationsOptions {
  /** Whether no one can see the document now. */
  isHidden(): boolean;
  /** Shows a badge on the toolbar button, or removes it. */
  badge(badge: Badge): void;
  /** The payments that were seen before this panel started; absent in a window, which ends with what it was opened for. */
  readonly seenPayments?: SeenPayments;
}

export interface Notifications {
  /** What ended while no one looked. Empty while the document is hidden: the person is notified on coming back. */
  readonly endings: readonly Ending[];
  /** Call with every state of the panel. */
  see(state: Pick<PanelState, 'view' | 'busy'>): void;
  /** Call when the document is hidden or seen again. */
  visibilityChanged(): void;
  /** The person has read the endings. */
  dismiss(): void;
  /** Call when these payments of an invoice were seen in another panel, while this one is not seen; WisePay's IDs. */
  seenElsewhere(invoiceId: string, ids: readonly string[]): void;
  /** Calls back when something is told without a new state; replaces an earlier callback. */
  follow(onTold: () => void): void;
}

/** Actions that keep the endings on screen: they only look, or let the person look. */
const looks: readonly (PanelAction | null)[] = [null, 'check_again', 'sign_in', 'open'];

/**
 * Starts with no view: what ended before the first view is not a notification, except a payment on an invoice that was
 * seen without it.
 */
export function createNotifications({ isHidden, badge, seenPayments }: NotificationsOptions): Notifications {
  /** From when no one looks until the first view of the invoice afterwards, which tells what happened in between. */
  let wasHidden = isHidden();
  let endings: readonly Ending[] = [];
  /** The IDs of the endings that no one has seen yet: only these are marked. */
  const unseen = new Set<string>();
  let shownBadge: Badge = 'none';
  let view: PodView | null = null;
  /** The last view of the invoice: other kinds of view tell nothing about what is under way. */
  let invoiceView: ReadyView | null = null;
  let busy: PanelAction | null = null;
  const onScreen = createEndingsOnScreen();
  /** The payments that were told: one that is missing for a while is not told twice. */
  const toldPayments = new Set<string>();
  /** The first view of the invoice on screen. */
  let firstView: ReadyView | null = null;
  /** Whether that one was compared with what was seen before. */
  let isCompared = false;
  let onTold = () => {};

  function setBadge(wanted: Badge) {
    if (wanted !== shownBadge) badge(wanted);
    shownBadge = wanted;
  }

  function seeInvoice(seen: ReadyView) {
    const before = invoiceView;
    const all = before === null ? [] : endingsBetween(before, seen);
    if (before !== null) endings = endings.filter((ending) => !isTriedAgain(ending, before, seen));
    const here = onScreen.among(all, seen);
    // What is on screen already changes in its place.
    const shownHere = here.filter(({ id }) => !endings.some((ending) => ending.id === id));
    const since = (wasHidden ? all : shownHere).filter((ending) => !toldPayments.has(nameOf(ending)));
    for (const ending of since) if (ending.kind === 'payment') toldPayments.add(nameOf(ending));
    const isOutdated = ({ id }: Ending) => since.some((ending) => ending.id === id);
    if (before !== null && before.invoice.id !== seen.invoice.id) {
      // Only a terminal payment names where it was; a refund would seem to be one on the invoice that is shown now.
      endings = endings.filter(({ kind }) => kind === 'terminal_payment');
    }
    endings = [...upToDate(endings, seen).filter((ending) => !isOutdated(ending)), ...since];
    for (const { id } of since) unseen.add(id);
    invoiceView = seen;
    if (!isHidden()) wasHidden = false;
    if (before?.invoice.id !== seen.invoice.id) void tellReceivedBefore(seen);
    noteSeen();
  }

  /** Tells the payments that came between the last time that the invoice was seen and its first view here. */
  async function tellReceivedBefore(first: ReadyView) {
    if (seenPayments === undefined) return;
    firstView = first;
    isCompared = false;
    const seenIds = await seenPayments.read(first.invoice.id);
    if (firstView !== first || invoiceView === null) return;
    isCompared = true;
    const received = seenIds === undefined ? [] : paymentsReceivedSince(seenIds, first);
    const since = upToDate(received, invoiceView).filter((ending) => !toldPayments.has(nameOf(ending)));
    for (const ending of since) {
      toldPayments.add(nameOf(ending));
      unseen.add(ending.id);
    }
    endings = [...endings, ...since];
    noteSeen();
    showUnseen();
    if (since.length > 0) onTold();
  }

  function noteSeen() {
    if (isCompared && !isHidden() && view?.kind === 'ready') seenPayments?.note(view.invoice);
  }

  /** Call whenever the view, or whether the document is hidden, has changed. */
  function showUnseen() {
    // Without the invoice, the panel shows no endings.
    if (!isHidden() && view?.kind === 'ready') unseen.clear();
    setBadge(isHidden() ? badgeFor(endings.filter(({ id }) => unseen.has(id))) : 'none');
  }

  return {
    get endings() {
      return isHidden() ? [] : endings;
    },
    see(state) {
      if (state.busy !== busy && !looks.includes(state.busy)) {
        // Problems stay until the person dismisses them, or until the same was tried again.
        endings = endings.filter((ending) => !isAsAsked(ending));
        wasHidden = isHidden();
      }
      busy = state.busy;
      if (state.view === null || state.view === view) return;
      view = state.view;
      if (view.kind === 'ready') seeInvoice(view);
      showUnseen();
    },
    visibilityChanged() {
      if (isHidden()) wasHidden = true;
      noteSeen();
      showUnseen();
    },
    dismiss() {
      endings = [];
    },
    seenElsewhere(invoiceId, ids) {
      for (const id of ids) toldPayments.add(nameOf({ kind: 'payment', id, state: 'received' }));
      const isTold = (ending: Ending) =>
        ending.kind === 'payment' && ending.state === 'received' && ending.invoiceId === invoiceId;
      endings = endings.filter((ending) => !isTold(ending) || !ids.includes(ending.id));
      showUnseen();
    },
    follow(callback) {
      onTold = callback;
    },
  };
}

function nameOf({ kind, id, state }: Pick<Ending, 'kind' | 'id' | 'state'>): string {
  return `${kind} ${id} ${state}`;
}
