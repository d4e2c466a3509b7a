/**
 * Badges on the toolbar button: in a tab that no one looks at, something has ended. A badge of that tab alone would
 * show only in front of that tab, where no one needs it. So all tabs share one, until the last such tab was looked at.
 * After that, it may say that what was taught of a screen is doubtful.
 */
import * as v from 'valibot';
import { type Badge, type BadgeMessage, badgeSchema } from '../../protocol/badge-message.ts';
import { mountIdSchema, type PageDescription } from '../../protocol/page-messages.ts';
import { createTurns } from '../../turns.ts';
import { showBadge } from './toolbar-badge.ts';

const badgesSchema = v.array(
  v.object({
    tabId: v.number(),
    /** The panel that it is about. */
    mountId: mountIdSchema,
    badge: badgeSchema,
  }),
);

type TabBadge = v.InferOutput<typeof badgesSchema>[number];

/** The panel that a badge is about, and its tab. */
type PanelWithBadge = Pick<TabBadge, 'tabId' | 'mountId'>;

/** Session storage: survives the worker, not the browser. */
export interface BadgeStore {
  /** Undefined before the first write. */
  read(): Promise<unknown>;
  write(badges: readonly TabBadge[]): Promise<void>;
}

export interface TabBadgesOptions {
  readonly store: BadgeStore;
  /** Asks the tab's content script which invoice it shows; null if there is none. */
  describePage(tabId: number): Promise<PageDescription>;
  /** A timer, in ms. */
  wait(ms: number): Promise<void>;
  /** Whether what was taught of a screen is doubtful: shown while no tab has a badge. */
  isLessonDoubtful(): Promise<boolean>;
}

/** Tab IDs are those of `browser.tabs`. Every call rejects if the storage or the toolbar fails. */
export interface TabBadges {
  /** Sets a panel's badge or removes it; false if the tab shows another panel or none. */
  badge(message: BadgeMessage, tabId: number): Promise<boolean>;
  /** Call for every tab that is shown: a tab in view needs no badge, whatever its page shows by now. */
  seen(tabId: number): Promise<void>;
  /** Call for every tab that has loaded or is gone: a badge goes with the panel that it is about. */
  look(tabId: number): Promise<void>;
  /** The same for all tabs, and for what the toolbar shows from before the browser or the worker started. */
  lookAtAll(): Promise<void>;
  /** Call when `isLessonDoubtful` may have changed. */
  redraw(): Promise<void>;
}

/** How long a page may take to answer, in ms. One that is frozen or has a dialog open does not answer. */
const answerWithinMs = 2_000;

export function createTabBadges(options: TabBadgesOptions): TabBadges {
  const { store, describePage, wait, isLessonDoubtful } = options;
  /** One change after the other, so that none is lost. No page is asked within a turn: the others would wait for it. */
  const inTurn = createTurns();
  /** Panels that get a badge once their page has answered; one that leaves this set meanwhile no longer needs it. */
  const wantedBadge = new Set<PanelWithBadge>();

  async function read(): Promise<readonly TabBadge[]> {
    const badges = v.safeParse(badgesSchema, await store.read());
    return badges.success ? badges.output : [];
  }

  async function write(badges: readonly TabBadge[]): Promise<void> {
    await store.write(badges);
    await draw(badges);
  }

  async function draw(badges: readonly TabBadge[]): Promise<void> {
    const worst = worstOf(badges);
    await showBadge(worst === 'none' && (await isLessonDoubtful()) ? 'doubtful' : worst);
  }

  async function drop(isOver: (badge: TabBadge) => boolean): Promise<void> {
    const badges = await read();
    if (badges.some(isOver)) await write(badges.filter((each) => !isOver(each)));
  }

  function removeBadges(isOver: (panel: PanelWithBadge) => boolean): Promise<void> {
    for (const panel of wantedBadge) if (isOver(panel)) wantedBadge.delete(panel);
    return inTurn(() => drop(isOver));
  }

  /** A page that does not answer in time counts as unchanged: nothing else is known of it. */
  async function isThere({ tabId, mountId }: PanelWithBadge): Promise<boolean> {
    const answered = describePage(tabId).then((page) => page?.mountId === mountId);
    return Promise.race([answered, wait(answerWithinMs).then(() => true)]);
  }

  /** Of these badges, the ones whose panel is gone. */
  async function goneOf(badges: readonly TabBadge[]): Promise<readonly TabBadge[]> {
    const there = await Promise.all(badges.map(isThere));
    return badges.filter((_, index) => !there[index]);
  }

  return {
    async badge({ mountId, badge }, tabId) {
      const panel = { tabId, mountId };
      if (badge === 'none') {
        await removeBadges((each) => isSame(each, panel));
        return true;
      }
      wantedBadge.add(panel);
      try {
        if (!(await isThere(panel))) return false;
        await inTurn(async () => {
          if (!wantedBadge.has(panel)) return;
          await write([...(await read()).filter((each) => each.tabId !== tabId), { ...panel, badge }]);
        });
        return true;
      } finally {
        wantedBadge.delete(panel);
      }
    },

    seen: (tabId) => removeBadges((each) => each.tabId === tabId),

    async look(tabId) {
      const badges = await inTurn(read);
      const gone = await goneOf(badges.filter((each) => each.tabId === tabId));
      // True of nearly every page that loads anywhere in the browser.
      if (gone.length === 0) return;
      await inTurn(() => drop((each) => gone.some((panel) => isSame(each, panel))));
    },

    async lookAtAll() {
      const gone = await goneOf(await inTurn(read));
      await inTurn(async () => {
        await write((await read()).filter((each) => !gone.some((panel) => isSame(each, panel))));
      });
    },

    redraw: () => inTurn(async () => draw(await read())),
  };
}

function isSame(one: PanelWithBadge, other: PanelWithBadge): boolean {
  return one.tabId === other.tabId && one.mountId === other.mountId;
}

function worstOf(badges: readonly TabBadge[]): Badge {
  if (badges.length === 0) return 'none';
  return badges.some(({ badge }) => badge === 'problem') ? 'problem' : 'good';
}
