/**
 * What the last view of each panel had under way: what the panel's next question for news is about. Memory only: where a
 * new worker knows nothing of a panel, the watch starts with a look.
 */
import { createRecentMap } from '../../recent-map.ts';
import type { TabRevision } from '../tabs/tab-changes.ts';
import type { UnderWay } from './updates.ts';

/** More panels than anybody has open; one that is forgotten starts its next watch with a look. */
const mostPanels = 100;

/** Mounts go by the ids that their content scripts have given them. */
export interface WatchMemory {
  /** Undefined where this worker has made no view for the mount, or has forgotten it. */
  find(mountId: string): UnderWay | undefined;
  /** Keeps what a mount's view has under way, in place of what the one before had. */
  keep(mountId: string, underWay: UnderWay): void;
  /** What has happened in the tabs before `moment` is no news for the mount any more. */
  noteSeen(mountId: string, revision: TabRevision): void;
}

/** One for a worker, and for all of its panels. */
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
