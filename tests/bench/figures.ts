/**
 * Everything that is measured, with its budget. Budgets are promises to the people who use PSA: they are lowered, not
 * raised.
 */

import { sizeBudgets } from './size-budgets.ts';

export type Unit = 'B' | 'kB' | 'ms' | '%' | 'frames' | 'count';

export interface Figure {
  /** What is measured, for the table. */
  readonly what: string;
  readonly unit: Unit;
  /** The highest allowed value; null if the figure is only informative. */
  readonly budget: number | null;
  /**
   * The percentile that the budget applies to: `p95` where a person waits, `p50` where single runs are mostly noise
   * (differences between two browsers), `p100` for what must always hold. `p30` where even half of 20 runs are mostly
   * noise: it is over budget if 15 of 20 runs are, which happens by chance in one series of 50.
   */
  readonly budgetPercentile: 'p30' | 'p50' | 'p95' | 'p100';
}

export const figures = {
  'content-script.raw': figure('Content script', 'B', null, 'p100'),
  'content-script.gzipped': figure('Content script, gzipped', 'B', sizeBudgets.contentScript, 'p100'),
  'worker.gzipped': figure('Service worker, gzipped', 'B', sizeBudgets.worker, 'p100'),
  'panel.gzipped': figure('Panel with its largest language, gzipped', 'B', sizeBudgets.panel, 'p100'),
  'package.packed': figure('Packed extension', 'B', sizeBudgets.package, 'p100'),

  'load.script': figure('Page without an invoice: content script, compile and run', 'ms', 5, 'p95'),
  'load.script-first': figure('The same on the first page of a new process', 'ms', 12, 'p50'),
  'load.main-thread': figure(
    'Page without an invoice: main-thread time, over an empty script',
    'ms',
    5,
    'p50',
  ),
  'load.empty-script': figure('Page without an invoice: an empty content script', 'ms', null, 'p50'),
  'load.long-tasks': figure('Page without an invoice: long tasks added', 'count', 0, 'p50'),
  'load.requests': figure('Page without an invoice: API requests', 'count', 0, 'p100'),
  'invoice.long-tasks': figure('Page with an invoice: long tasks added', 'count', 0, 'p50'),

  'mutations.own-without-invoice': figure(
    '5,000 DOM mutations a second, no invoice: own work',
    '%',
    2,
    'p95',
  ),
  'mutations.own-with-invoice': figure('5,000 DOM mutations a second, panel open: own work', '%', 2, 'p95'),
  'mutations.time-without-invoice': figure(
    '5,000 DOM mutations a second, no invoice: main thread busier by',
    '%',
    2,
    'p95',
  ),
  'mutations.time-with-invoice': figure(
    '5,000 DOM mutations a second, panel open: main thread busier by',
    '%',
    2,
    'p95',
  ),
  'mutations.without-invoice': figure(
    '5,000 DOM mutations a second, no invoice: more work than without',
    '%',
    2,
    'p30',
  ),
  'mutations.with-invoice': figure(
    '5,000 DOM mutations a second, panel open: more work than without',
    '%',
    null,
    'p50',
  ),
  'mutations.empty-frame': figure(
    '5,000 DOM mutations a second, an empty frame instead: more work than without',
    '%',
    null,
    'p50',
  ),
  'taught.script': figure(
    'Taught screen, page without an invoice: content script, compile and run',
    'ms',
    5,
    'p95',
  ),
  'taught.own-without-invoice': figure(
    'Taught screen, 5,000 DOM mutations a second, no invoice: own work',
    '%',
    2,
    'p95',
  ),
  'taught.own-with-invoice': figure(
    'Taught screen, 5,000 DOM mutations a second, panel open: own work',
    '%',
    2,
    'p95',
  ),
  'idle.wake-ups': figure('Panel open, 60 s idle: wake-ups', 'count', 0, 'p100'),
  'idle.requests': figure('Panel open, 60 s idle: API requests', 'count', 0, 'p100'),

  'view.skeleton': figure('Record in the DOM → skeleton', 'frames', 1, 'p95'),
  'view.skeleton-time': figure('Record in the DOM → skeleton placed', 'ms', null, 'p95'),
  'view.data-warm': figure('Record in the DOM → data painted, worker warm', 'ms', 150, 'p95'),
  'view.data-cold': figure('Record in the DOM → data painted, worker cold', 'ms', 400, 'p95'),
  'view.data-signing-in': figure('The same with a silent sign-in', 'ms', 600, 'p95'),
  'view.requests-warm': figure('API requests of a view, worker warm', 'count', 1, 'p100'),
  'view.requests-cold': figure('API requests of a view, worker cold', 'count', 1, 'p100'),
  'view.requests-signing-in': figure('API requests of a view with a silent sign-in', 'count', 2, 'p100'),
  'terminal.confirmed': figure(
    'Click that sends a payment to a terminal → counted, and sent',
    'ms',
    250,
    'p95',
  ),
  'terminal.accepted': figure('From there → terminal payment accepted, painted', 'ms', 200, 'p95'),
  'worker.start': figure('Worker start, until it answers', 'ms', 250, 'p95'),

  'heap.page': figure('JS heap added to the PSA page', 'kB', 1_000, 'p50'),
  'heap.panel': figure('JS heap of the panel', 'kB', 4_000, 'p95'),
  'heap.worker': figure('JS heap of the worker', 'kB', 6_000, 'p95'),
  'switches.page-heap': figure('JS heap of the page, growth in 10 switches of 200', 'kB', 20, 'p50'),
  'switches.worker-heap': figure('JS heap of the worker, growth in 10 switches of 200', 'kB', 20, 'p50'),
  'switches.listeners': figure('Event listeners, growth in 10 switches of 200', 'count', 0, 'p50'),
  'switches.frames': figure('Frames, growth in 10 switches of 200', 'count', 0, 'p100'),
} as const;

export type FigureName = keyof typeof figures;

/** The values of all runs, in the figure's unit. */
export type Measured = Partial<Record<FigureName, readonly number[]>>;

function figure(
  what: string,
  unit: Unit,
  budget: number | null,
  budgetPercentile: Figure['budgetPercentile'],
): Figure {
  return { what, unit, budget, budgetPercentile };
}
