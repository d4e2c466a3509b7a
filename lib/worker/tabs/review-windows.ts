/**
 * Review windows, in which the user continues if the page does not leave the panel alone. Only the worker opens them,
 * and only it knows which PSA tab each one belongs to.
 */
import * as v from 'valibot';
import { createTurns } from '../../turns.ts';

/** The browser's part; IDs are those of `browser.tabs`. */
export interface WindowOpener {
  /** Opens the review page for a mount in a window, and returns the ID of the tab in it. */
  open(mountId: string): Promise<number>;
  /** Shows a tab and its window, and reloads it; false if it is gone. */
  showAnew(tabId: number): Promise<boolean>;
}

/** Session storage: survives the worker, not the browser. It holds one list. */
export interface WindowStore {
  /** Undefined before the first write. */
  read(): Promise<unknown>;
  write(windows: readonly ReviewWindow[]): Promise<void>;
}

const windowsSchema = v.array(
  v.object({
    /** The tab in the window. */
    windowTabId: v.number(),
    /** The PSA tab that it belongs to. */
    psaTabId: v.number(),
    mountId: v.string(),
  }),
);

type ReviewWindow = v.InferOutput<typeof windowsSchema>[number];

/** Tab IDs are those of `browser.tabs`. Every call rejects if the storage or the browser fails. */
export interface ReviewWindows {
  /** Opens a window for the panel of a mount, or shows the open one with the latest drafts. */
  open(psaTabId: number, mountId: string): Promise<void>;
  /** The PSA tab that a window belongs to; undefined for a tab that the worker has not opened. */
  psaTabOf(windowTabId: number): Promise<number | undefined>;
  /** Whether a window is open for a mount: then its panel follows what is done there. */
  isOpen(mountId: string): Promise<boolean>;
  /** Call for every tab that was closed; returns the PSA tab that it belonged to. */
  closed(tabId: number): Promise<number | undefined>;
}

export function createReviewWindows(opener: WindowOpener, store: WindowStore): ReviewWindows {
  /** One change after the other, so that a double click opens one window. */
  const inTurn = createTurns();

  async function read(): Promise<readonly ReviewWindow[]> {
    const windows = v.safeParse(windowsSchema, await store.read());
    return windows.success ? windows.output : [];
  }

  return {
    open: (psaTabId, mountId) =>
      inTurn(async () => {
        const windows = await read();
        const known = windows.find((each) => each.mountId === mountId);
        if (known !== undefined && (await opener.showAnew(known.windowTabId))) return;
        const windowTabId = await opener.open(mountId);
        await store.write([...windows.filter((each) => each !== known), { windowTabId, psaTabId, mountId }]);
      }),

    async psaTabOf(windowTabId) {
      // The window may send a message before it is written down that it was opened.
      return (await inTurn(read)).find((each) => each.windowTabId === windowTabId)?.psaTabId;
    },

    async isOpen(mountId) {
      return (await read()).some((each) => each.mountId === mountId);
    },

    closed: (tabId) =>
      inTurn(async () => {
        const windows = await read();
        const gone = windows.find(({ windowTabId }) => windowTabId === tabId);
        if (gone === undefined) return undefined;
        await store.write(windows.filter((each) => each !== gone));
        return gone.psaTabId;
      }),
  };
}
