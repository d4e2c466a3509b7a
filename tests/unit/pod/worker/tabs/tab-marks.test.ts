import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Mark } from '#lib/pod/contract/mark-message.ts';
import { createTabMarks, type TabMarks, type TabMarksParts } from '#lib/pod/worker/tabs/tab-marks.ts';
import { deferred } from '../../../support/deferred.ts';
import { type HandTimers, handTimers } from '../../../support/hand-timers.ts';

const tab = 7;
const otherTab = 8;

/** What each tab's page shows: the mount of its panel. */
let mounts: Map<number, string>;
let kept: unknown;
/** Tabs whose page answers nothing for now, and what would let it. */
let silent: Map<number, Promise<void>>;
let timers: HandTimers;
const show = vi.fn<(mark: Mark) => Promise<void>>();
let marks: TabMarks;

const parts: TabMarksParts = {
  store: {
    read: async () => kept,
    write: async (written) => {
      kept = structuredClone(written);
    },
  },
  async describePage(tabId) {
    await silent.get(tabId);
    const mountId = mounts.get(tabId);
    if (mountId === undefined) return null;
    return { mountId, invoice: { host: 'psa.example', number: '20101' }, memberEmail: null };
  },
  show,
  wait: (ms) => timers.wait(ms),
};

beforeEach(() => {
  mounts = new Map([
    [tab, crypto.randomUUID()],
    [otherTab, crypto.randomUUID()],
  ]);
  kept = undefined;
  silent = new Map();
  timers = handTimers();
  show.mockReset().mockResolvedValue();
  marks = createTabMarks(parts);
});

const markFrom = (tabId: number, mark: Mark) =>
  marks.mark({ kind: 'pod.mark', mountId: mounts.get(tabId) ?? '', mark }, tabId);

/** What the toolbar shows. */
const shown = () => show.mock.lastCall?.[0] ?? 'none';

describe('a mark', () => {
  it('shows until its panel takes it away', async () => {
    expect(await markFrom(tab, 'good')).toBe(true);
    expect(shown()).toBe('good');
    expect(await markFrom(tab, 'none')).toBe(true);
    expect(shown()).toBe('none');
  });

  it('gives way to the next one of the same tab', async () => {
    await markFrom(tab, 'problem');
    await markFrom(tab, 'good');
    expect(shown()).toBe('good');
  });

  it('of a problem shows before a good one, whichever tab was first', async () => {
    await markFrom(tab, 'problem');
    await markFrom(otherTab, 'good');
    expect(shown()).toBe('problem');
    await markFrom(tab, 'none');
    expect(shown()).toBe('good');
    await markFrom(otherTab, 'none');
    expect(shown()).toBe('none');
  });

  it('is not believed of a panel that the tab does not show', async () => {
    const mountId = mounts.get(otherTab) ?? '';
    expect(await marks.mark({ kind: 'pod.mark', mountId, mark: 'problem' }, tab)).toBe(false);
    expect(shown()).toBe('none');
    await markFrom(tab, 'good');
    await marks.mark({ kind: 'pod.mark', mountId, mark: 'none' }, tab);
    expect(shown()).toBe('good');
  });

  it('is not lost where two tabs speak at once', async () => {
    await Promise.all([markFrom(tab, 'good'), markFrom(otherTab, 'problem')]);
    await markFrom(otherTab, 'none');
    expect(shown()).toBe('good');
  });

  it('is taken up by the next worker', async () => {
    await markFrom(tab, 'problem');
    show.mockReset().mockResolvedValue();
    marks = createTabMarks(parts);
    await marks.lookAtAll();
    expect(shown()).toBe('problem');
  });

  it('is still shown after one that could not be', async () => {
    show.mockRejectedValueOnce(new Error('No toolbar'));
    await expect(markFrom(tab, 'good')).rejects.toThrow('No toolbar');
    await markFrom(otherTab, 'problem');
    expect(shown()).toBe('problem');
  });
});

describe('a tab that changes', () => {
  it('loses its mark when it is shown, even where its page has gone on unseen', async () => {
    await markFrom(tab, 'problem');
    await markFrom(otherTab, 'good');
    await marks.seen(tab);
    expect(shown()).toBe('good');
  });

  it('can still be told by the panel that has put the mark there, on its way out', async () => {
    const mountId = mounts.get(tab) ?? '';
    await markFrom(tab, 'good');
    mounts.set(tab, crypto.randomUUID());
    expect(await marks.mark({ kind: 'pod.mark', mountId, mark: 'none' }, tab)).toBe(true);
    expect(shown()).toBe('none');
  });

  it('keeps its mark while it shows the same panel', async () => {
    await markFrom(tab, 'good');
    await marks.look(tab);
    expect(shown()).toBe('good');
  });

  it.each([
    ['goes to another record or is reloaded', () => mounts.set(tab, crypto.randomUUID())],
    ['leaves the invoice or is closed', () => mounts.delete(tab)],
  ])('loses its mark when it %s', async (_, change) => {
    await markFrom(tab, 'problem');
    await markFrom(otherTab, 'good');
    change();
    await marks.look(tab);
    expect(shown()).toBe('good');
  });

  it('without a mark changes nothing', async () => {
    await markFrom(tab, 'good');
    show.mockClear();
    mounts.delete(otherTab);
    await marks.look(otherTab);
    expect(show).not.toHaveBeenCalled();
  });
});

describe('a tab that does not answer', () => {
  const never = () => deferred().promise;
  /** Lets the time for every answer run out, once it is being waited for. */
  const runOut = () =>
    vi.waitFor(() => {
      expect(timers.timers.length).toBeGreaterThan(0);
      for (const { resolve } of timers.timers) resolve();
    });

  it('keeps no other tab from its mark, nor from losing it', async () => {
    await markFrom(tab, 'problem');
    silent.set(tab, never());
    void marks.look(tab);
    void marks.lookAtAll();
    await markFrom(otherTab, 'good');
    expect(shown()).toBe('problem');
    await marks.seen(tab);
    expect(shown()).toBe('good');
    await markFrom(otherTab, 'none');
    expect(shown()).toBe('none');
  });

  it('keeps its mark after two seconds', async () => {
    await markFrom(tab, 'good');
    timers = handTimers();
    silent.set(tab, never());
    const looked = marks.look(tab);
    await runOut();
    await looked;
    expect(timers.timers.map(({ ms }) => ms)).toEqual([2000]);
    expect(shown()).toBe('good');
  });

  it('is marked after that time, since its panel has asked for it', async () => {
    silent.set(tab, never());
    const marked = markFrom(tab, 'good');
    await runOut();
    expect(await marked).toBe(true);
    expect(shown()).toBe('good');
  });

  it('keeps its mark at a worker’s start, and the others go by what they answer', async () => {
    await markFrom(tab, 'good');
    await markFrom(otherTab, 'problem');
    silent.set(tab, never());
    mounts.delete(otherTab);
    timers = handTimers();
    const looked = createTabMarks(parts).lookAtAll();
    await runOut();
    await looked;
    expect(shown()).toBe('good');
  });

  it.each<[string, () => Promise<unknown>]>([
    ['it is shown', () => marks.seen(tab)],
    ['its panel takes the mark back', () => markFrom(tab, 'none')],
  ])('is not marked after %s meanwhile', async (_, change) => {
    const answer = deferred();
    silent.set(tab, answer.promise);
    const marked = markFrom(tab, 'good');
    await change();
    answer.resolve();
    await marked;
    expect(shown()).toBe('none');
  });

  it('loses no newer panel’s mark when it answers at last', async () => {
    await markFrom(tab, 'good');
    const answer = deferred();
    silent.set(tab, answer.promise);
    const looked = marks.look(tab);
    await vi.waitFor(() => expect(timers.timers).toHaveLength(2));
    mounts.set(tab, crypto.randomUUID());
    silent.delete(tab);
    await markFrom(tab, 'problem');
    answer.resolve();
    await looked;
    expect(shown()).toBe('problem');
  });
});

describe('a worker at its start', () => {
  it('takes away what nothing stands behind any more', async () => {
    await markFrom(tab, 'problem');
    await markFrom(otherTab, 'good');
    mounts.delete(tab);
    marks = createTabMarks(parts);
    await marks.lookAtAll();
    expect(shown()).toBe('good');
    // Before the browser was started again, the toolbar may have shown something.
    kept = undefined;
    await marks.lookAtAll();
    expect(shown()).toBe('none');
  });

  it.each([null, 'text', [{ tabId: 'x' }], [{ tabId: 1, mountId: 'abc', mark: 'good' }]])(
    'makes nothing of what it cannot read: %j',
    async (unreadable) => {
      kept = unreadable;
      await marks.lookAtAll();
      expect(shown()).toBe('none');
    },
  );
});
