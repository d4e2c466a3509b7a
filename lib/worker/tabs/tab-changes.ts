/** The order in which the browser's tabs last changed: a count, because two events may share a ms on a clock. */
import { createRecentMap } from '../../recent-map.ts';

/** How many changes this worker had seen by then. */
export type TabRevision = number & { readonly kind: 'revision' };

/** Tab IDs are those of `browser.tabs`. */
export interface TabChanges {
  /** The current revision. */
  revision(): TabRevision;
  /** Notes that a tab has changed. */
  note(tabId: number): void;
  /** Whether a tab has changed since a revision, as far as that is remembered. */
  changedSince(tabId: number, revision: TabRevision): boolean;
}

/** More tabs than anyone has open; what changed longer ago than all of these is forgotten. */
const mostTabs = 500;

/** Creates the record of a worker: earlier changes are unknown. */
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
