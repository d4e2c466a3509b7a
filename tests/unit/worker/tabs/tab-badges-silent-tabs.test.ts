/** Badges while a tab's page does not answer: no other tab waits for it, and known badges stay. */
import { beforeEach, describe, expect, it } from 'vitest';
import { deferred } from '../../support/deferred.ts';
import { eventually } from '../../support/eventually.ts';
import { handTimers } from '../../support/hand-timers.ts';
import { otherTab, type TabBadgesHarness, tab, tabBadgesHarness } from './support/tab-badges-harness.ts';

let harness: TabBadgesHarness;

beforeEach(() => {
  harness = tabBadgesHarness();
});

describe('a tab that does not answer', () => {
  const never = () => deferred().promise;
  /** Ends the time for every answer, once the worker waits for it. */
  const runOut = () =>
    eventually(() => {
      expect(harness.clock.timers.length).toBeGreaterThan(0);
      for (const { resolve } of harness.clock.timers) resolve();
    });

  it('keeps no other tab from its mark, nor from losing it', async () => {
    await harness.badgeFrom(tab, 'problem');
    harness.silent.set(tab, never());
    void harness.badges.look(tab);
    void harness.badges.lookAtAll();
    await harness.badgeFrom(otherTab, 'good');
    expect(harness.shown()).toBe('problem');
    await harness.badges.seen(tab);
    expect(harness.shown()).toBe('good');
    await harness.badgeFrom(otherTab, 'none');
    expect(harness.shown()).toBe('none');
  });

  it('keeps its mark after two seconds', async () => {
    await harness.badgeFrom(tab, 'good');
    harness.clock = handTimers();
    harness.silent.set(tab, never());
    const looked = harness.badges.look(tab);
    await runOut();
    await looked;
    expect(harness.clock.timers.map(({ ms }) => ms)).toEqual([2000]);
    expect(harness.shown()).toBe('good');
  });

  it('is marked after two seconds, since its panel has asked for it', async () => {
    harness.silent.set(tab, never());
    const withBadge = harness.badgeFrom(tab, 'good');
    await runOut();
    expect(await withBadge).toBe(true);
    expect(harness.shown()).toBe('good');
  });

  it('keeps its mark at a worker’s start, and the others go by what they answer', async () => {
    await harness.badgeFrom(tab, 'good');
    await harness.badgeFrom(otherTab, 'problem');
    harness.silent.set(tab, never());
    harness.mounts.delete(otherTab);
    harness.clock = handTimers();
    const looked = harness.newWorker().lookAtAll();
    await runOut();
    await looked;
    expect(harness.shown()).toBe('good');
  });

  it.each<[string, () => Promise<unknown>]>([
    ['it is shown', () => harness.badges.seen(tab)],
    ['its panel takes the mark back', () => harness.badgeFrom(tab, 'none')],
  ])('is not marked after %s meanwhile', async (_, change) => {
    const answer = deferred();
    harness.silent.set(tab, answer.promise);
    const withBadge = harness.badgeFrom(tab, 'good');
    await change();
    answer.resolve();
    await withBadge;
    expect(harness.shown()).toBe('none');
  });

  it('loses no newer panel’s mark when it answers at last', async () => {
    await harness.badgeFrom(tab, 'good');
    const answer = deferred();
    harness.silent.set(tab, answer.promise);
    const looked = harness.badges.look(tab);
    await eventually(() => expect(harness.clock.timers).toHaveLength(2));
    harness.mounts.set(tab, crypto.randomUUID());
    harness.silent.delete(tab);
    await harness.badgeFrom(tab, 'problem');
    answer.resolve();
    await looked;
    expect(harness.shown()).toBe('problem');
  });
});
