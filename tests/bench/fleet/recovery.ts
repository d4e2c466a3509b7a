/** How long the panels that an outage hits take to recover. */
import type { PanelWitness } from './browser.ts';

export interface Recovery {
  /** For panels that followed something when hit: ms from the outage's end to the first good view. */
  readonly followed: readonly number[];
  /** The same for all other panels. */
  readonly looked: readonly number[];
  /** The number of panels that were closed without a good view or still have none. */
  readonly left: number;
}

export interface RecoveryWatch extends PanelWitness {
  /** Starts counting failures. */
  outageBegins(): void;
  outageEnds(): void;
  readonly recovery: Recovery;
}

export function watchRecovery(): RecoveryWatch {
  /** The panels that follow something, according to their last good view. */
  const live = new WeakSet<object>();
  const hit = new Map<object, { readonly isFollowed: boolean }>();
  const followed: number[] = [];
  const looked: number[] = [];
  let begun = false;
  let endedAt: number | undefined;
  let closed = 0;

  return {
    replied(panel, isGood, isLive) {
      if (!isGood) {
        if (begun && !hit.has(panel)) hit.set(panel, { isFollowed: live.has(panel) });
        return;
      }
      if (isLive) live.add(panel);
      else live.delete(panel);
      const known = hit.get(panel);
      if (known === undefined) return;
      hit.delete(panel);
      if (endedAt !== undefined) (known.isFollowed ? followed : looked).push(Date.now() - endedAt);
    },
    closed(panel) {
      if (hit.delete(panel)) closed += 1;
    },
    outageBegins() {
      begun = true;
    },
    outageEnds() {
      endedAt = Date.now();
    },
    get recovery() {
      return { followed, looked, left: closed + hit.size };
    },
  };
}

/** The value that a share of `values` does not exceed; null if there are none. */
export function quantile(values: readonly number[], share: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? null;
}
