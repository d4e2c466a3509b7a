/**
 * What ends while no one looks at the panel: kept until the person comes back, and marked on the toolbar until then.
 * The panel keeps watching in a hidden tab. If the browser has frozen that tab, or the sign-in has lapsed meanwhile,
 * the first view of the invoice afterwards tells the same.
 */

import type { Badge } from '../protocol/badge-message.ts';
import type { PodView, ReadyView } from '../protocol/views.ts';
import { badgeFor, type Ending, endingsBetween, upToDate } from './endings.ts';
import type { PanelAction, PanelState } from './panel-state.ts';

export interface NotificationsOptions {
  /** Whether no one can see the document now. */
  isHidden(): boolean;
  /** Shows a badge on the toolbar button, or removes it. */
  badge(badge: Badge): void;
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
}

/** Actions that keep the endings on screen: they only look, or let the person look. */
const looks: readonly (PanelAction | null)[] = [null, 'check_again', 'sign_in', 'open'];

/** Starts with no view: what ended before the first view is not a notification. */
export function createNotifications({ isHidden, badge }: NotificationsOptions): Notifications {
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

  function setBadge(wanted: Badge) {
    if (wanted !== shownBadge) badge(wanted);
    shownBadge = wanted;
  }

  function seeInvoice(seen: ReadyView) {
    const since = wasHidden && invoiceView !== null ? endingsBetween(invoiceView, seen) : [];
    const isOutdated = ({ id }: Ending) => since.some((ending) => ending.id === id);
    endings = [...upToDate(endings, seen).filter((ending) => !isOutdated(ending)), ...since];
    for (const { id } of since) unseen.add(id);
    invoiceView = seen;
    if (!isHidden()) wasHidden = false;
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
        endings = [];
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
      showUnseen();
    },
    dismiss() {
      endings = [];
    },
  };
}
