/** When the browser's tabs last changed, in an order of their own: clocks cannot tell two events of one ms apart. */
import { createRecentMap } from '../../recent-map.ts';

/** How many changes this worker had heard of by then. */
export type TabRevision = number & { readonly kind: 'revision' };

/** Tabs go by their ids of `browser.tabs`. */
export interface TabChanges {
  /** The moment of now. */
  revision(): TabRevision;
  /** A tab has changed. */
  note(tabId: number): void;
  /** Whether a tab has changed after a moment, as far as that is remembered. */
  changedSince(tabId: number, revision: TabRevision): boolean;
}

/** More tabs than anybody has open; what changed longer ago than all of these is forgotten. */
const mostTabs = 500;

/** One for a worker: what changed before it was made is not known. */
export function createTabChanges(): TabChanges {
  let count = 0;
  const lastChange = createRecentMap<number, number>(mostTabs);

  return {
    revision: () => count as TabRevision,
    note(tabId) {
      count += 1;
      lastChange.set(tabId, count);
    },
    changedSince: (tabId, revision) => (lastChange.get(tabId) ?? 0) > revision,
  };
}
