import { describe, expect, it } from 'vitest';
import { assumptions, hour, minute } from '../../../bench/fleet/assumptions.ts';
import { type Day, hoursAtWork, planDay } from '../../../bench/fleet/day.ts';
import { createRandom } from '../../../bench/fleet/random.ts';

const days = Array.from({ length: 2000 }, (_, at) => planDay(createRandom(`day ${at}`), assumptions));
const bouts = days.flatMap((day) => day.bouts);

function shareOf<T>(values: readonly T[], has: (value: T) => boolean): number {
  return values.filter(has).length / values.length;
}

describe('a planned day', () => {
  it('is the same one for the same technician, and another one for another', () => {
    expect(planDay(createRandom('day 7'), assumptions)).toEqual(days[7]);
    expect(days[7]).not.toEqual(days[8]);
  });

  it('has mornings that fall together, but not in one second', () => {
    const { middle, spread } = assumptions.arrival;
    expect(shareOf(days, ({ comesAt }) => Math.abs(comesAt - middle) < spread)).toBeCloseTo(0.68, 1);
    expect(new Set(days.map(({ comesAt }) => Math.floor(comesAt / 1000))).size).toBeGreaterThan(1000);
  });

  it('has no work before coming, at lunch or after going', () => {
    for (const { comesAt, goesAt, lunch, bouts: own } of days) {
      expect(own.every(({ at }) => at >= comesAt && at < goesAt)).toBe(true);
      expect(own.some(({ at }) => at >= lunch.from && at < lunch.to)).toBe(false);
    }
  });

  it('is busier in the morning than at noon', () => {
    const between = (from: number) => bouts.filter(({ at }) => at >= from && at < from + hour).length;
    expect(between(10 * hour)).toBeGreaterThan(1.5 * between(12 * hour));
    const usual = between(10 * hour) / days.length;
    expect(usual).toBeGreaterThan(0.9 * assumptions.boutsPerHour * assumptions.busyness[10]);
    expect(usual).toBeLessThan(1.1 * assumptions.boutsPerHour * assumptions.busyness[10]);
  });

  it('goes through about three invoices of a customer at a time, now and then back to one', () => {
    const visits = bouts.flatMap((bout) => bout.visits);
    expect(visits.length / bouts.length).toBeCloseTo(3, 0);
    const again = bouts.filter((bout) => {
      const seen = bout.visits.flatMap(({ invoice }) => (invoice === null ? [] : [invoice.index]));
      return new Set(seen).size < seen.length;
    });
    expect(again.length).toBeGreaterThan(0.2 * bouts.length);
    expect(shareOf(visits, ({ invoice }) => invoice === null)).toBeCloseTo(assumptions.notSynced, 1);
    for (const { visits: own } of bouts) {
      expect(new Set(own.flatMap(({ invoice }) => invoice?.customer ?? [])).size).toBeLessThanOrEqual(1);
    }
  });

  it('does as much as the assumptions say, and nothing with an invoice that is not there', () => {
    const visits = bouts.flatMap((bout) => bout.visits);
    const { terminal } = assumptions.deeds;
    const share = shareOf(visits, ({ deed }) => deed === 'terminal');
    expect(share).toBeGreaterThan(0.8 * terminal);
    expect(share).toBeLessThan(1.2 * terminal);
    expect(visits.some(({ invoice, deed }) => invoice === null && deed !== null)).toBe(false);
  });

  it('comes back to what was left open for a while only', () => {
    const returns = bouts.map(({ returnsMs }) => returnsMs.reduce((sum, ms) => sum + ms, 0));
    expect(Math.max(...returns)).toBeLessThanOrEqual(assumptions.returnsFor);
    expect(returns.some((ms) => ms > 0)).toBe(true);
  });
});

describe('hours at work', () => {
  const day: Day = {
    comesAt: 8 * hour,
    goesAt: 17 * hour,
    lunch: { from: 12 * hour, to: 12 * hour + 45 * minute },
    bouts: [],
  };

  it.each([
    [0, 24, 8.25],
    [10, 11, 1],
    [12, 13, 0.25],
    [16, 20, 1],
    [18, 20, 0],
  ])('from %d to %d', (from, to, hours) => {
    expect(hoursAtWork(day, from * hour, to * hour)).toBeCloseTo(hours, 10);
  });
});
