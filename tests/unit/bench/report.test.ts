import { describe, expect, it } from 'vitest';
import { figures } from '../../bench/figures.ts';
import { sizeBudgets } from '../../bench/size-budgets.ts';
import { overBudget, resultsOf, tableOf } from '../../bench/support/report.ts';

/** The results of twenty equal runs and of one other run. */
const runs = (usual: number, last: number) => [...Array.from({ length: 20 }, () => usual), last];

/** Twenty differences, `above` of them over the budget of 2 %. */
const noisy = (above: number) => Array.from({ length: 20 }, (_, index) => (index < above ? 9 : -9));

describe('a result', () => {
  it('says what it came to, in what unit, out of how many runs, and what it may come to', () => {
    expect(resultsOf({ 'view.data-warm': runs(100, 900) })).toEqual({
      'view.data-warm': {
        p50: 100,
        p95: 100,
        unit: 'ms',
        runs: 21,
        budget: 150,
        budgetPercentile: 'p95',
        isWithinBudget: true,
      },
    });
  });

  it.each([
    ['where a person waits, one slow run in twenty is forgiven', 'view.data-warm', runs(150, 900), []],
    ['and no more', 'view.data-warm', [...runs(150, 900), 900], ['view.data-warm']],
    ['where most of a run is noise, half of them count', 'heap.page', runs(1_000, 9_000), []],
    ['and not less', 'heap.page', runs(1_001, 0), ['heap.page']],
    ['where all are, fourteen of twenty above say nothing', 'mutations.without-invoice', noisy(14), []],
    ['and fifteen do', 'mutations.without-invoice', noisy(15), ['mutations.without-invoice']],
    ['where it has to hold every time, every run counts', 'idle.wake-ups', runs(0, 1), ['idle.wake-ups']],
    ['what is told for information is never over', 'view.skeleton-time', runs(999, 999), []],
  ] as const)('%s', (_, name, values, over) => {
    expect(overBudget(resultsOf({ [name]: values }))).toEqual(over);
  });

  it('stands in the table in the order of the figures, with what is over', () => {
    const results = resultsOf({ 'idle.requests': [1], 'content-script.gzipped': [11_500] });
    expect(tableOf(results)).toEqual([
      ['what', 'p50', 'p95', 'budget', 'runs'],
      [
        'Content script, gzipped',
        '11,500 B',
        '11,500 B',
        `${sizeBudgets.contentScript.toLocaleString('en-US')} B (p100)`,
        '1',
      ],
      ['Panel open, 60 s idle: API requests', '1', '1', '0 (p100) **over**', '1'],
    ]);
  });
});

it('no figure has the words of another', () => {
  const words = Object.values(figures).map(({ what }) => what);
  expect(new Set(words).size).toBe(words.length);
});
