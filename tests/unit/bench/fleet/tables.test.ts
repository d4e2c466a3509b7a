import { describe, expect, it } from 'vitest';
import { figures, sizes } from '../../../bench/fleet/figures.ts';
import { dayTable, outageTable } from '../../../bench/fleet/tables.ts';
import { countTraffic } from '../../../bench/fleet/traffic.ts';
import type { Wave } from '../../../bench/fleet/wave.ts';

const results = sizes.map((size) => ({
  traffic: { ...countTraffic(0, 60).traffic, views: size * 1000 },
  hours: size * 8,
  recovery: { followed: [], looked: [], left: 0 },
}));

describe('the table of a day', () => {
  const [head = [], ...rows] = dayTable(results);

  it('has a column for each fleet and a row for each figure', () => {
    expect(head).toEqual(['', '1 technician', '100 technicians', '5000 technicians', 'at most']);
    expect(rows.map(([name]) => name)).toEqual(figures.map(({ name }) => name));
    expect(rows[0]?.slice(1)).toEqual(['125', '125', '125', '']);
  });

  it('tells each budget, once where it is the same for all', () => {
    for (const [at, { budget }] of figures.entries()) {
      const isSame = budget !== undefined && new Set(budget).size === 1;
      expect(rows[at]?.at(-1)).toBe(isSame ? `${budget[0]}` : (budget ?? []).join(' / '));
    }
  });
});

describe('the table of outages', () => {
  const wave: Wave = {
    usual: 60.24,
    usualBusiest: 96,
    during: 10.9,
    duringBusiest: 33,
    afterBusiest: 203,
    timesUsual: 203 / 96,
    followedAgain: 56_700,
    lookedAgain: null,
  };

  it('tells the wave with and without chance', () => {
    const [, row] = outageTable([{ title: 'gone', wave, inStep: { ...wave, timesUsual: 4.58 } }]);
    expect(row).toEqual(['gone', '60.2 (96)', '10.9 (33)', '203', '2.1', '4.6', '57 s', '–']);
  });
});
