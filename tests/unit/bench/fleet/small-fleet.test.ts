/** A few technicians in virtual time: how the POD asks, independently of the load model's assumptions. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { hour, minute } from '../../../bench/fleet/assumptions.ts';
import { exceeded, measureFigures } from '../../../bench/fleet/figures.ts';
import { outages } from '../../../bench/fleet/outages.ts';
import { type FleetRun, runFleet } from '../../../bench/fleet/run-fleet.ts';
import { split } from '../../../bench/fleet/run-shards.ts';
import { sharedTabs } from '../../../bench/fleet/screen-tabs.ts';
import { addTraffic, busiest, rate } from '../../../bench/fleet/traffic.ts';

const anHour: FleetRun = { seed: 'unit', first: 0, technicians: 10, from: 10 * hour, to: 11 * hour };

beforeEach(() => {
  const tabs: Record<keyof typeof sharedTabs, unknown> = fakeBrowser.tabs;
  for (const [name, replacement] of Object.entries(sharedTabs)) {
    vi.spyOn(tabs as typeof sharedTabs, name as 'get').mockImplementation(replacement);
  }
});

describe('a small fleet', () => {
  it('asks once for each look, and for what it knows with its tag', async () => {
    const { traffic, hours } = await runFleet(anHour);
    const { kinds, views, signIns, workers } = traffic;
    expect(hours).toBeCloseTo(10, 0);
    expect(views).toBeGreaterThan(50);
    expect(kinds.failed).toBe(0);
    expect(kinds.action).toBeGreaterThan(0);
    // Every view takes at least one look at the invoice, and a look is one request.
    const looks = kinds.invoice + kinds.invoice_unchanged;
    expect(looks).toBeGreaterThanOrEqual(views);
    expect(looks).toBeLessThan(3 * views);
    expect(kinds.invoice_unchanged).toBeGreaterThan(0);
    expect(kinds.sign_in).toBe(3 * signIns);
    // Once for each token, and once for each worker that does not know the token yet.
    expect(kinds.session).toBeLessThanOrEqual(signIns + workers);
  });

  it('of one technician asks nothing without a pause, all day', async () => {
    const day = await runFleet({ ...anHour, technicians: 1, from: 6 * hour, to: 19 * hour });
    expect(day.traffic.kinds.news).toBeGreaterThan(0);
    expect(day.traffic.mostPolls).toBeLessThanOrEqual(2);
    expect(busiest(day.traffic.seconds, 60)).toBeLessThan(60);
    expect(exceeded(measureFigures(day, 1))).toEqual([]);
  });

  it('does the same again with the same seed, in one part or in several', async () => {
    const run = { ...anHour, to: anHour.from + 10 * minute };
    const whole = await runFleet(run);
    const parts = split(run, 2);
    expect(parts.map(({ first, technicians }) => [first, technicians])).toEqual([
      [0, 5],
      [5, 5],
    ]);
    const results = [];
    for (const part of parts) results.push((await runFleet(part)).traffic);
    expect(addTraffic(results)).toEqual(whole.traffic);
    expect((await runFleet({ ...run, seed: 'another' })).traffic.seconds).not.toEqual(whole.traffic.seconds);
  });

  it('leaves a WisePay alone that asks everybody to wait, and is back afterwards', async () => {
    const at = anHour.from + 30 * minute;
    const run = { ...anHour, technicians: 40, outage: { name: 'rate_limited' as const, at } };
    const { traffic } = await runFleet(run);
    const [begin, end] = [30 * 60, (30 * minute + outages.rate_limited.lasts) / 1000];
    const usual = rate(traffic.seconds, 0, begin);
    expect(traffic.kinds.failed).toBeGreaterThan(0);
    expect(rate(traffic.seconds, begin, end)).toBeLessThan(usual / 2);
    expect(rate(traffic.seconds, end, 60 * 60)).toBeGreaterThan(usual / 2);
  });
});

describe('a figure above its budget', () => {
  it('is named, and only that one', () => {
    const measured = [
      { name: 'sign-ins', value: 6.01, budget: 6 },
      { name: 'views', value: 6, budget: 6 },
      { name: 'workers', value: 1000, budget: null },
    ];
    expect(exceeded(measured)).toEqual(['sign-ins: 6.01, at most 6']);
  });
});

describe('the parts of a fleet', () => {
  it.each([
    [5000, 2, [2500, 2500]],
    [100, 8, [15, 15, 15, 15, 15, 15, 10]],
    [1, 4, [1]],
  ])('have whole offices: %d in %d', (technicians, parts, sizes) => {
    const shards = split({ ...anHour, technicians }, parts);
    expect(shards.map((shard) => shard.technicians)).toEqual(sizes);
  });
});
