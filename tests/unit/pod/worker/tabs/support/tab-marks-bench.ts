/** Two tabs whose panels mark the toolbar, and workers that come and go. */
import { type Mock, vi } from 'vitest';
import type { Mark } from '#lib/pod/contract/mark-message.ts';
import { createTabMarks, type TabMarks } from '#lib/pod/worker/tabs/tab-marks.ts';
import { type HandTimers, handTimers } from '../../../../support/hand-timers.ts';

export const tab = 7;
export const otherTab = 8;

export interface TabMarksBench {
  readonly marks: TabMarks;
  /** What each tab's page shows: the mount of its panel. */
  readonly mounts: Map<number, string>;
  /** Tabs whose page answers nothing for now, and what would let it. */
  readonly silent: Map<number, Promise<void>>;
  /** What the storage has; a test may change it. */
  kept: unknown;
  /** The time that pages are given to answer; a test may begin a new one. */
  clock: HandTimers;
  readonly show: Mock<(mark: Mark) => Promise<void>>;
  /** The next worker, with nothing but the storage. */
  newWorker(): TabMarks;
  /** The panel in a tab asks for a mark. */
  markFrom(tabId: number, mark: Mark): ReturnType<TabMarks['mark']>;
  /** What the toolbar shows. */
  shown(): Mark;
}

export function tabMarksBench(): TabMarksBench {
  const mounts = new Map<number, string>([
    [tab, crypto.randomUUID()],
    [otherTab, crypto.randomUUID()],
  ]);
  const silent = new Map<number, Promise<void>>();
  const show = vi.fn<(mark: Mark) => Promise<void>>(async () => {});
  const newWorker = () =>
    createTabMarks({
      store: {
        read: async () => bench.kept,
        write: async (written) => {
          bench.kept = structuredClone(written);
        },
      },
      async describePage(tabId) {
        await silent.get(tabId);
        const mountId = mounts.get(tabId);
        if (mountId === undefined) return null;
        return { mountId, invoice: { host: 'psa.example', number: '20101' }, memberEmail: null };
      },
      show,
      wait: (ms) => bench.clock.wait(ms),
    });
  const marks = newWorker();
  const bench: TabMarksBench = {
    marks,
    mounts,
    silent,
    kept: undefined,
    clock: handTimers(),
    show,
    newWorker,
    markFrom: (tabId, mark) =>
      marks.mark({ kind: 'pod.mark', mountId: mounts.get(tabId) ?? '', mark }, tabId),
    shown: () => show.mock.lastCall?.[0] ?? 'none',
  };
  return bench;
}
