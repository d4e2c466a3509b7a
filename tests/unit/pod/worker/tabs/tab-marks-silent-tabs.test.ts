/** Marks while a tab's page does not answer: no other tab waits for it, and what is known holds. */
import { beforeEach, describe, expect, it } from 'vitest';
import { deferred } from '../../../support/deferred.ts';
import { eventually } from '../../../support/eventually.ts';
import { handTimers } from '../../../support/hand-timers.ts';
import { otherTab, type TabMarksBench, tab, tabMarksBench } from './support/tab-marks-bench.ts';

let bench: TabMarksBench;

beforeEach(() => {
  bench = tabMarksBench();
});

describe('a tab that does not answer', () => {
  const never = () => deferred().promise;
  /** Lets the time for every answer run out, once it is being waited for. */
  const runOut = () =>
    eventually(() => {
      expect(bench.clock.timers.length).toBeGreaterThan(0);
      for (const { resolve } of bench.clock.timers) resolve();
    });

  it('keeps no other tab from its mark, nor from losing it', async () => {
    await bench.markFrom(tab, 'problem');
    bench.silent.set(tab, never());
    void bench.marks.look(tab);
    void bench.marks.lookAtAll();
    await bench.markFrom(otherTab, 'good');
    expect(bench.shown()).toBe('problem');
    await bench.marks.seen(tab);
    expect(bench.shown()).toBe('good');
    await bench.markFrom(otherTab, 'none');
    expect(bench.shown()).toBe('none');
  });

  it('keeps its mark after two seconds', async () => {
    await bench.markFrom(tab, 'good');
    bench.clock = handTimers();
    bench.silent.set(tab, never());
    const looked = bench.marks.look(tab);
    await runOut();
    await looked;
    expect(bench.clock.timers.map(({ ms }) => ms)).toEqual([2000]);
    expect(bench.shown()).toBe('good');
  });

  it('is marked after two seconds, since its panel has asked for it', async () => {
    bench.silent.set(tab, never());
    const marked = bench.markFrom(tab, 'good');
    await runOut();
    expect(await marked).toBe(true);
    expect(bench.shown()).toBe('good');
  });

  it('keeps its mark at a worker’s start, and the others go by what they answer', async () => {
    await bench.markFrom(tab, 'good');
    await bench.markFrom(otherTab, 'problem');
    bench.silent.set(tab, never());
    bench.mounts.delete(otherTab);
    bench.clock = handTimers();
    const looked = bench.newWorker().lookAtAll();
    await runOut();
    await looked;
    expect(bench.shown()).toBe('good');
  });

  it.each<[string, () => Promise<unknown>]>([
    ['it is shown', () => bench.marks.seen(tab)],
    ['its panel takes the mark back', () => bench.markFrom(tab, 'none')],
  ])('is not marked after %s meanwhile', async (_, change) => {
    const answer = deferred();
    bench.silent.set(tab, answer.promise);
    const marked = bench.markFrom(tab, 'good');
    await change();
    answer.resolve();
    await marked;
    expect(bench.shown()).toBe('none');
  });

  it('loses no newer panel’s mark when it answers at last', async () => {
    await bench.markFrom(tab, 'good');
    const answer = deferred();
    bench.silent.set(tab, answer.promise);
    const looked = bench.marks.look(tab);
    await eventually(() => expect(bench.clock.timers).toHaveLength(2));
    bench.mounts.set(tab, crypto.randomUUID());
    bench.silent.delete(tab);
    await bench.markFrom(tab, 'problem');
    answer.resolve();
    await looked;
    expect(bench.shown()).toBe('problem');
  });
});
