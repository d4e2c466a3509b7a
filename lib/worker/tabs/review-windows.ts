/**
 * Review windows, in which the user continues if the page does not leave the panel alone. Only the worker opens them,
 * and only it knows which PSA tab each one belongs to.
 */
import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { draftsKey, type StoredDrafts } from '../../protocol/drafts-message.ts';
import { createTurns } from '../../turns.ts';
import { sessionItem } from '../storage/session-item.ts';
import { show } from './browser-tabs.ts';

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

/** Room for the POD and the window frame, in CSS px. */
const size = { width: 400, height: 760 };

export function createReviewWindows(store: WindowStore): ReviewWindows {
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
        if (known !== undefined && (await showAgain(known.windowTabId))) return;
        const windowTabId = await openWindow(mountId);
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

/** Leaves drafts for a mount's review window, which takes them once (`takeDrafts` in `entrypoints/review/main.tsx`). */
export async function writeDrafts(mountId: string, drafts: StoredDrafts): Promise<void> {
  await sessionItem(draftsKey(mountId)).write(drafts);
}

/** Opens the review page for a mount in a window, and returns the ID of the tab in it. */
async function openWindow(mountId: string): Promise<number> {
  const url = `${browser.runtime.getURL('/review.html')}#${mountId}`;
  const { tabs } = await browser.windows.create({ url, type: 'popup', ...size });
  const tabId = tabs?.[0]?.id;
  if (tabId === undefined) throw new Error('The browser opened a window without a tab.');
  return tabId;
}

/** Shows a window's tab, reloaded so that it takes the latest drafts; false if it is gone. */
async function showAgain(tabId: number): Promise<boolean> {
  if (!(await show(tabId))) return false;
  await browser.tabs.reload(tabId);
  return true;
}
