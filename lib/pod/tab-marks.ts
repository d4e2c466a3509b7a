/**
 * Marks on the toolbar: in a tab that nobody looks at, something has ended. A badge of that tab's own would show in front
 * of that tab only, where nobody needs it any more; so there is one for all tabs, until the last marked one was looked at.
 */
import * as v from 'valibot';
import { type Mark, type MarkMessage, markSchema } from './mark-message.ts';
import { mountIdSchema, type PageDescription } from './page-messages.ts';

const marksSchema = v.array(
  v.object({
    tabId: v.number(),
    /** The panel that it is about. */
    mountId: mountIdSchema,
    mark: markSchema,
  }),
);

type TabMark = v.InferOutput<typeof marksSchema>[number];

/** Session storage: survives the worker, not the browser. */
export interface MarkStore {
  read(): Promise<unknown>;
  write(marks: readonly TabMark[]): Promise<void>;
}

export interface TabMarksParts {
  readonly store: MarkStore;
  /** Asks the tab's content script which invoice it shows; null when there is none. */
  describePage(tabId: number): Promise<PageDescription>;
  /** Shows a mark on the toolbar, in front of every tab. */
  show(mark: Mark): Promise<void>;
}

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

export function createTabMarks({ store, describePage, show }: TabMarksParts): TabMarks {
  /** One change after the other, so that none is lost. */
  let last: Promise<unknown> = Promise.resolve();

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

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const own = last.catch(() => {}).then(work);
    last = own;
    return own;
  }

  async function isThere({ tabId, mountId }: Pick<TabMark, 'tabId' | 'mountId'>): Promise<boolean> {
    return (await describePage(tabId))?.mountId === mountId;
  }

  return {
    mark: ({ mountId, mark }, tabId) =>
      inTurn(async () => {
        if (mark === 'none') {
          await drop((each) => each.tabId === tabId && each.mountId === mountId);
          return true;
        }
        if (!(await isThere({ tabId, mountId }))) return false;
        await write([...(await read()).filter((each) => each.tabId !== tabId), { tabId, mountId, mark }]);
        return true;
      }),

    seen: (tabId) => inTurn(() => drop((each) => each.tabId === tabId)),

    look: (tabId) =>
      inTurn(async () => {
        const marked = (await read()).find((each) => each.tabId === tabId);
        if (marked !== undefined && !(await isThere(marked))) await drop((each) => each.tabId === tabId);
      }),

    lookAtAll: () =>
      inTurn(async () => {
        const marks = await read();
        const there = await Promise.all(marks.map(isThere));
        await write(marks.filter((_, index) => there[index]));
      }),
  };
}

function worstOf(marks: readonly TabMark[]): Mark {
  if (marks.length === 0) return 'none';
  return marks.some(({ mark }) => mark === 'problem') ? 'problem' : 'good';
}
