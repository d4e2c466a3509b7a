/**
 * Marks on the toolbar: in a tab that nobody looks at, something has ended. A badge of that tab's own would show in front
 * of that tab only, where nobody needs it any more; so there is one for all tabs, until the last marked one was looked at.
 */
import * as v from 'valibot';
import { type Badge, type BadgeMessage, badgeSchema } from '../../protocol/badge-message.ts';
import { mountIdSchema, type PageDescription } from '../../protocol/page-messages.ts';
import { createTurns } from '../../turns.ts';

const badgesSchema = v.array(
  v.object({
    tabId: v.number(),
    /** The panel that it is about. */
    mountId: mountIdSchema,
    badge: badgeSchema,
  }),
);

type TabBadge = v.InferOutput<typeof badgesSchema>[number];

/** The panel that a mark is about, and its tab. */
type PanelWithBadge = Pick<TabBadge, 'tabId' | 'mountId'>;

/** Session storage: survives the worker, not the browser. */
export interface BadgeStore {
  /** Undefined before the first write. */
  read(): Promise<unknown>;
  write(badges: readonly TabBadge[]): Promise<void>;
}

export interface TabBadgesOptions {
  readonly store: BadgeStore;
  /** Asks the tab's content script which invoice it shows; null when there is none. */
  describePage(tabId: number): Promise<PageDescription>;
  /** A timer, in ms. */
  wait(ms: number): Promise<void>;
  /** Shows a mark on the toolbar, in front of every tab. */
  show(badge: Badge): Promise<void>;
}

/** Tabs go by their ids of `browser.tabs`. Every call rejects where the storage or the toolbar fails. */
export interface TabBadges {
  /** Marks a panel's tab, or takes that panel's mark away; false where the tab shows another panel or none. */
  badge(message: BadgeMessage, tabId: number): Promise<boolean>;
  /** To be told of every tab that is shown: whoever looks at it needs no mark, whatever its page has come to. */
  seen(tabId: number): Promise<void>;
  /** To be told of every tab that has loaded or is gone: a mark goes with the panel that it is about. */
  look(tabId: number): Promise<void>;
  /** The same for all tabs, and for what the toolbar shows from before the browser or the worker was started. */
  lookAtAll(): Promise<void>;
}

/** How long a page may take to answer, in ms: frozen by the browser, or with a dialog of its own open, it does not. */
const answerWithinMs = 2_000;

export function createTabBadges({ store, describePage, wait, show }: TabBadgesOptions): TabBadges {
  /** One change after the other, so that none is lost. No page is asked within a turn: the others would wait for it. */
  const inTurn = createTurns();
  /** The panels to be marked whose page is being asked; one that leaves this set meanwhile needs its mark no more. */
  const wantedBadge = new Set<PanelWithBadge>();

  async function read(): Promise<readonly TabBadge[]> {
    const badges = v.safeParse(badgesSchema, await store.read());
    return badges.success ? badges.output : [];
  }

  async function write(badges: readonly TabBadge[]): Promise<void> {
    await store.write(badges);
    await show(worstOf(badges));
  }

  async function drop(isOver: (badge: TabBadge) => boolean): Promise<void> {
    const badges = await read();
    if (badges.some(isOver)) await write(badges.filter((each) => !isOver(each)));
  }

  function removeBadges(isOver: (panel: PanelWithBadge) => boolean): Promise<void> {
    for (const panel of wantedBadge) if (isOver(panel)) wantedBadge.delete(panel);
    return inTurn(() => drop(isOver));
  }

  /** A page that does not answer in time still shows what it showed: nothing else has been heard of it. */
  async function isThere({ tabId, mountId }: PanelWithBadge): Promise<boolean> {
    const answered = describePage(tabId).then((page) => page?.mountId === mountId);
    return Promise.race([answered, wait(answerWithinMs).then(() => true)]);
  }

  /** Of these marks, the ones whose panel is gone. */
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
      // So it is with nearly every page that is loaded anywhere in the browser.
      if (gone.length === 0) return;
      await inTurn(() => drop((each) => gone.some((panel) => isSame(each, panel))));
    },

    async lookAtAll() {
      const gone = await goneOf(await inTurn(read));
      await inTurn(async () => {
        await write((await read()).filter((each) => !gone.some((panel) => isSame(each, panel))));
      });
    },
  };
}

function isSame(one: PanelWithBadge, other: PanelWithBadge): boolean {
  return one.tabId === other.tabId && one.mountId === other.mountId;
}

function worstOf(badges: readonly TabBadge[]): Badge {
  if (badges.length === 0) return 'none';
  return badges.some(({ badge }) => badge === 'problem') ? 'problem' : 'good';
}
