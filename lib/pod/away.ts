/**
 * What ends while nobody looks at the panel: kept for whoever comes back, and marked on the toolbar until then. The panel
 * goes on watching in a hidden tab; where the browser has frozen that tab, the first view after it tells the same.
 */
import { type Ending, endingsBetween, markOf } from './endings.ts';
import type { Mark } from './mark-message.ts';
import type { Action, PanelState } from './view-keeper.ts';
import type { PodView } from './views.ts';

export interface AwayParts {
  /** Whether nobody can see the document at this moment. */
  isHidden(): boolean;
  /** Puts a mark on the toolbar, or takes it away. */
  mark(mark: Mark): void;
}

export interface Away {
  /** What ended meanwhile. Nothing while nobody looks: it is news at the moment when somebody does. */
  readonly news: readonly Ending[];
  /** To be told of every state of the panel. */
  see(state: Pick<PanelState, 'view' | 'busy'>): void;
  /** To be told when the document is hidden or seen again. */
  visibilityChanged(): void;
  /** The person has read it. */
  putAway(): void;
}

/** Actions after which what was told is still news: they only look. */
const looks: readonly (Action | null)[] = [null, 'check_again', 'open'];

export function createAway({ isHidden, mark }: AwayParts): Away {
  /** From the moment when nobody looks to the first view after it: that one tells what happened in between. */
  let isAway = isHidden();
  let endings: readonly Ending[] = [];
  let marked: Mark = 'none';
  let view: PodView | null = null;
  /** The last view of the invoice: another kind of view tells nothing of what is under way. */
  let invoiceView: PodView | null = null;
  let busy: Action | null = null;

  function setMark(wanted: Mark) {
    if (wanted !== marked) mark(wanted);
    marked = wanted;
  }

  function seeView(seen: PodView) {
    view = seen;
    const since = isAway && invoiceView !== null ? endingsBetween(invoiceView, seen) : [];
    const isOutdated = ({ id }: Ending) => since.some((ending) => ending.id === id);
    endings = [...endings.filter((ending) => !isOutdated(ending)), ...since];
    if (seen.kind === 'ready') invoiceView = seen;
    if (isHidden()) setMark(markOf(endings));
    else isAway = false;
  }

  return {
    get news() {
      return isHidden() ? [] : endings;
    },
    see(state) {
      if (state.busy !== busy && !looks.includes(state.busy)) {
        endings = [];
        isAway = isHidden();
      }
      busy = state.busy;
      if (state.view !== null && state.view !== view) seeView(state.view);
    },
    visibilityChanged() {
      if (isHidden()) isAway = true;
      else setMark('none');
    },
    putAway() {
      endings = [];
    },
  };
}
