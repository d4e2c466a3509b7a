/**
 * Where the panel of one page is shown: open, as a tab, or not at all while the browser's side panel shows the same
 * invoice. What the person chooses is remembered, unless the administrator has locked the place.
 */
import { type Docking, mostOffset, type Place, panelWidth, type Side } from '../protocol/frame-messages.ts';
import type { PanelSettings } from '../protocol/panel-settings.ts';
import type { PodView } from '../protocol/views.ts';
import { isAtRest, needsNothing } from './needs-nothing.ts';
import type { PanelUse } from './panel-use.ts';

export interface DockOptions {
  readonly settings: {
    read(): Promise<PanelSettings>;
    write(change: Partial<Docking>): Promise<void>;
  };
  /** Whether the page's window is narrow: the panel starts as a tab, whatever the person chose in wider windows. */
  isNarrow(): boolean;
  /** Whether a side panel shows this tab's invoice now; never rejects. */
  isBeside(): Promise<boolean>;
  /** Opens the browser's side panel, during a click; rejects if the browser does not. */
  openSidePanel(): Promise<void>;
  /** What the person has done in the panel so far. */
  readonly use: PanelUse;
  /** Called after every change. */
  onChange(): void;
}

export interface Dock {
  /** What is shown now; null until {@link Dock.start}. */
  readonly docking: Docking | null;
  /** Whether the person may move the panel into the side panel. */
  readonly mayMoveBeside: boolean;
  /** Whether the person may move it back onto the page. */
  readonly mayMoveOntoPage: boolean;
  /** Whether the tab opens the side panel, because the person works there. */
  readonly opensBeside: boolean;
  /** Whether the browser did not open the side panel. */
  readonly hasFailed: boolean;
  /** Reads what the person chose. Rejects if the storage fails. */
  start(): Promise<void>;
  /** Call when a side panel may have opened or closed. */
  look(): Promise<void>;
  /**
   * Call with every view: an invoice that needs nothing starts as a tab, and so does one that WisePay's own pod also
   * shows, if the policy says so. If that pod comes later, the panel becomes a tab only while no one uses it.
   */
  see(view: PodView | null): void;
  /** Call when something about the invoice waits to be read after all: a panel that became a tab for its sake opens. */
  seeUnread(): void;
  /** Shows the tab only. */
  collapse(): void;
  /** Opens the panel, or the side panel if the person works there. */
  expand(): void;
  /** Opens the panel for now: the choice stays. */
  comeForward(): void;
  moveToSide(side: Side): void;
  /** Changes the size or the height on the page; `isDone` remembers it. */
  adjust(change: Partial<Pick<Docking, 'width' | 'offset'>>, isDone: boolean): void;
  moveBeside(): void;
  moveOntoPage(): void;
}

export function createDock(options: DockOptions): Dock {
  const { settings, isNarrow, isBeside, openSidePanel, use, onChange } = options;
  let kept: PanelSettings | null = null;
  /** Whether the window was narrow at the start: a panel in use does not collapse because its window has shrunk. */
  let wasNarrow = false;
  /** Where the panel is shown, if not where the person keeps it. */
  let now: Place | null = null;
  let isThere = false;
  let hasFailed = false;
  /** Until the first view of the invoice, or until the person has moved the panel. */
  let mayStartAsTab = true;
  /** Until WisePay's own pod was seen on the page, or until the person has moved the panel. */
  let mayGiveWay = true;
  /** Why the panel of this invoice is a tab, if not by choice: opening it says nothing about other invoices. */
  let tabFor: 'nothing_to_do' | 'hosted_pod' | null = null;
  /** Counts the looks: a late answer does not replace a later one. */
  let looks = 0;

  function startPlace({ place }: PanelSettings): Place {
    return place === 'panel' && !wasNarrow ? 'panel' : 'tab';
  }

  function keep(change: Partial<Docking>) {
    if (kept !== null) kept = { ...kept, ...change };
    void settings.write(change);
  }

  /** From now on, views move the panel no more. */
  function settle() {
    mayStartAsTab = false;
    mayGiveWay = false;
  }

  /**
   * Opens or collapses the panel. The choice also counts for other invoices, but not in a narrow window, beside a closed
   * side panel, or where the panel has become a tab by itself.
   */
  function choose(place: 'panel' | 'tab') {
    now = place;
    settle();
    hasFailed = false;
    const isOwnChoice = !isNarrow() && tabFor === null;
    const isForAll = kept?.place !== 'side_panel' && kept?.isPlaceLocked === false && isOwnChoice;
    if (isForAll) keep({ place });
    onChange();
  }

  function becomeTab(reason: NonNullable<typeof tabFor>) {
    tabFor = reason;
    if (kept?.place === 'panel') now = 'tab';
  }

  async function look() {
    looks += 1;
    const own = looks;
    const is = await isBeside();
    // Last: the person may have chosen meanwhile.
    const read = await settings.read();
    if (own !== looks) return;
    if (isThere && !is) now = null;
    isThere = is;
    kept = read;
    onChange();
  }

  function beside() {
    hasFailed = false;
    openSidePanel().then(
      () => {
        if (kept?.isPlaceLocked === false) keep({ place: 'side_panel' });
        // One that was open already says nothing.
        void look();
      },
      () => {
        hasFailed = true;
        now = 'panel';
        onChange();
      },
    );
  }

  return {
    get docking() {
      if (kept === null) return null;
      const { side, width, offset } = kept;
      return { side, width, offset, place: isThere ? 'side_panel' : (now ?? startPlace(kept)) };
    },
    get mayMoveBeside() {
      return kept !== null && (!kept.isPlaceLocked || kept.place === 'side_panel');
    },
    get mayMoveOntoPage() {
      return kept !== null && !kept.isPlaceLocked;
    },
    get opensBeside() {
      return kept?.place === 'side_panel';
    },
    get hasFailed() {
      return hasFailed;
    },
    async start() {
      wasNarrow = isNarrow();
      const read = await settings.read();
      // Most people keep the panel on the page: their panels do not wait for the answer.
      if (read.place === 'side_panel') isThere = await isBeside();
      kept = read;
      if (read.place !== 'side_panel') void look();
    },
    look,
    see(view) {
      if (view?.kind !== 'ready') return;
      if (mayStartAsTab && needsNothing(view)) becomeTab('nothing_to_do');
      if (mayGiveWay && view.hosted === 'collapse') {
        mayGiveWay = false;
        // Under a pointer that only rests there, a panel may still start as a tab.
        const isInUse = use.isTouched || (use.isPointedAt && !mayStartAsTab);
        if (!isInUse && isAtRest(view)) becomeTab('hosted_pod');
      }
      mayStartAsTab = false;
    },
    seeUnread() {
      if (tabFor !== 'nothing_to_do' || now !== 'tab') return;
      now = null;
      onChange();
    },
    collapse: () => choose('tab'),
    expand() {
      if (kept?.place === 'side_panel') beside();
      else choose('panel');
    },
    comeForward() {
      now = 'panel';
      settle();
      onChange();
    },
    moveToSide(side) {
      keep({ side });
      onChange();
    },
    adjust(change, isDone) {
      if (kept === null) return;
      const limited: { width?: number; offset?: number } = {};
      if (change.width !== undefined) limited.width = clamp(change.width, panelWidth.least, panelWidth.most);
      if (change.offset !== undefined) limited.offset = clamp(change.offset, 0, mostOffset);
      if (isDone) keep(limited);
      else kept = { ...kept, ...limited };
      onChange();
    },
    moveBeside: beside,
    moveOntoPage() {
      tabFor = null;
      settle();
      if (kept?.isPlaceLocked === false) keep({ place: 'panel' });
      now = 'panel';
      hasFailed = false;
      onChange();
    },
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.round(Math.min(Math.max(Number.isFinite(value) ? value : least, least), most));
}
