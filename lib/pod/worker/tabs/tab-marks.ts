/**
 * Marks on the toolbar: in a tab that nobody looks at, something has ended. A badge of that tab's own would show in front
 * of that tab only, where nobody needs it any more; so there is one for all tabs, until the last marked one was looked at.
 */
import * as v from 'valibot';
import { createTurns } from '../../../turns.ts';
import { type Mark, type MarkMessage, markSchema } from '../../contract/mark-message.ts';
import { mountIdSchema, type PageDescription } from '../../contract/page-messages.ts';

const marksSchema = v.array(
  v.object({
    tabId: v.number(),
    /** The panel that it is about. */
    mountId: mountIdSchema,
    mark: markSchema,
  }),
);

type TabMark = v.InferOutput<typeof marksSchema>[number];

/** The panel that a mark is about, and its tab. */
type MarkedPanel = Pick<TabMark, 'tabId' | 'mountId'>;

/** Session storage: survives the worker, not the browser. */
export interface MarkStore {
  /** Undefined before the first write. */
  read(): Promise<unknown>;
  write(marks: readonly TabMark[]): Promise<void>;
}

export interface TabMarksParts {
  readonly store: MarkStore;
  /** Asks the tab's content script which invoice it shows; null when there is none. */
  describePage(tabId: number): Promise<PageDescription>;
  /** A timer, in ms. */
  wait(ms: number): Promise<void>;
  /** Shows a mark on the toolbar, in front of every tab. */
  show(mark: Mark): Promise<void>;
}

/** Tabs go by their ids of `browser.tabs`. Every call rejects where the storage or the toolbar fails. */
export interface TabMarks {
  /** Marks a panel's tab, or takes that panel's mark away; false where the tab shows another panel or none. */
  mark(message: MarkMessage, tabId: number): Promise<boolean>;
  /** To be told of every tab that is shown: whoever looks at it needs no mark, whatever its page has come to. */
  seen(tabId: number): Promise<void>;
  /** To be told of every tab that has loaded or is gone: a mark goes with the panel that it is about. */
  look(tabId: number): Promise<void>;
  /** The same for all tabs, and for what the toolbar shows from before the browser or the worker was started. */
  lookAtAll(): Promise<void>;
}

/** How long a page may take to answer, in ms: frozen by the browser, or with a dialog of its own open, it does not. */
const answerWithinMs = 2_000;

export function createTabMarks({ store, describePage, wait, show }: TabMarksParts): TabMarks {
  /** One change after the other, so that none is lost. No page is asked within a turn: the others would wait for it. */
  const inTurn = createTurns();
  /** The panels to be marked whose page is being asked; one that leaves this set meanwhile needs its mark no more. */
  const toBeMarked = new Set<MarkedPanel>();

  async function read(): Promise<readonly TabMark[]> {
    const marks = v.safeParse(marksSchema, await store.read());
    return marks.success ? marks.output : [];
  }

  async function write(marks: readonly TabMark[]): Promise<void> {
    await store.write(marks);
    await show(worstOf(marks));
  }

  async function drop(isOver: (mark: TabMark) => boolean): Promise<void> {
    const marks = await read();
    if (marks.some(isOver)) await write(marks.filter((each) => !isOver(each)));
  }

  function takeAway(isOver: (panel: MarkedPanel) => boolean): Promise<void> {
    for (const panel of toBeMarked) if (isOver(panel)) toBeMarked.delete(panel);
    return inTurn(() => drop(isOver));
  }

  /** A page that does not answer in time still shows what it showed: nothing else has been heard of it. */
  async function isThere({ tabId, mountId }: MarkedPanel): Promise<boolean> {
    const answered = describePage(tabId).then((page) => page?.mountId === mountId);
    return Promise.race([answered, wait(answerWithinMs).then(() => true)]);
  }

  /** Of these marks, the ones whose panel is gone. */
  async function goneOf(marks: readonly TabMark[]): Promise<readonly TabMark[]> {
    const there = await Promise.all(marks.map(isThere));
    return marks.filter((_, index) => !there[index]);
  }

  return {
    async mark({ mountId, mark }, tabId) {
      const panel = { tabId, mountId };
      if (mark === 'none') {
        await takeAway((each) => isSame(each, panel));
        return true;
      }
      toBeMarked.add(panel);
      try {
        if (!(await isThere(panel))) return false;
        await inTurn(async () => {
          if (!toBeMarked.has(panel)) return;
          await write([...(await read()).filter((each) => each.tabId !== tabId), { ...panel, mark }]);
        });
        return true;
      } finally {
        toBeMarked.delete(panel);
      }
    },

    seen: (tabId) => takeAway((each) => each.tabId === tabId),

    async look(tabId) {
      const marks = await inTurn(read);
      const gone = await goneOf(marks.filter((each) => each.tabId === tabId));
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

function isSame(one: MarkedPanel, other: MarkedPanel): boolean {
  return one.tabId === other.tabId && one.mountId === other.mountId;
}

function worstOf(marks: readonly TabMark[]): Mark {
  if (marks.length === 0) return 'none';
  return marks.some(({ mark }) => mark === 'problem') ? 'problem' : 'good';
}
