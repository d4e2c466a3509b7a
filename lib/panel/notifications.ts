/**
 * What ends while nobody looks at the panel: kept for whoever comes back, and marked on the toolbar until then. The panel
 * goes on watching in a hidden tab; where the browser has frozen that tab, or the sign-in has lapsed meanwhile, the first
 * view of the invoice after it tells the same.
 */

import type { Badge } from '../protocol/badge-message.ts';
import type { PodView, ReadyView } from '../protocol/views.ts';
import { badgeFor, type Ending, endingsBetween, upToDate } from './endings.ts';
import type { Action, PanelState } from './panel-state.ts';

export interface NotificationsOptions {
  /** Whether nobody can see the document at this moment. */
  isHidden(): boolean;
  /** Shows a badge on the toolbar, or takes it away. */
  badge(badge: Badge): void;
}

export interface Notifications {
  /** What ended meanwhile. Nothing while nobody looks: it is news at the moment when somebody does. */
  readonly endings: readonly Ending[];
  /** To be told of every state of the panel. */
  see(state: Pick<PanelState, 'view' | 'busy'>): void;
  /** To be told when the document is hidden or seen again. */
  visibilityChanged(): void;
  /** The person has read it. */
  dismiss(): void;
}

/** Actions after which what was told is still news: they only look, or let the person look. */
const looks: readonly (Action | null)[] = [null, 'check_again', 'sign_in', 'open'];

/** Begins with no view: what had ended before the first one is no news. */
export function createNotifications({ isHidden, badge }: NotificationsOptions): Notifications {
  /** From the moment when nobody looks to the first view of the invoice after it, which tells what happened in between. */
  let wasHidden = isHidden();
  let endings: readonly Ending[] = [];
  /** The ids of the endings that nobody has been shown yet: only these are marked. */
  const unseen = new Set<string>();
  let shownBadge: Badge = 'none';
  let view: PodView | null = null;
  /** The last view of the invoice: another kind of view tells nothing of what is under way. */
  let invoiceView: ReadyView | null = null;
  let busy: Action | null = null;

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

  /** To be done whenever what is on screen, or whether somebody sees it, has changed. */
  function showUnseen() {
    // Without the invoice the panel tells nothing of it.
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
