/**
 * What the last view of each panel had under way, for the panel's next watch. In memory only: if a new worker knows
 * nothing of a panel, the watch starts with a look.
 */
import { createRecentMap } from '../../recent-map.ts';
import type { TabRevision } from '../tabs/tab-changes.ts';
import type { UnderWay } from './updates.ts';

/** More panels than anyone has open; one that is forgotten starts its next watch with a look. */
const mostPanels = 100;

/** Mount IDs are those that the content scripts created. */
export interface WatchMemory {
  /** Undefined if this worker has built no view for the mount, or has forgotten it. */
  find(mountId: string): UnderWay | undefined;
  /** Stores what a mount's view has under way, replacing what the one before had. */
  keep(mountId: string, underWay: UnderWay): void;
  /** Changes of the tabs before `revision` are no longer updates for the mount. */
  noteSeen(mountId: string, revision: TabRevision): void;
}

/** Creates the memory of a worker, for all panels. */
export function createWatchMemory(): WatchMemory {
  const byMount = createRecentMap<string, UnderWay>(mostPanels);

  return {
    find: byMount.get,
    keep: byMount.set,
    noteSeen(mountId, revision) {
      const known = byMount.get(mountId);
      if (known !== undefined) byMount.set(mountId, { ...known, seenTabsAt: revision });
    },
  };
}
