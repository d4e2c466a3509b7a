/** The measured figures as tables for people. */
import type { Table } from '../support/document-table.ts';
import { second } from './assumptions.ts';
import { figures, sizes } from './figures.ts';
import type { FleetResult } from './run-fleet.ts';
import { mostTimesUsual, type Wave } from './wave.ts';

/** @param results in the order of `sizes` */
export function dayTable(results: readonly FleetResult[]): Table {
  const head = ['', ...sizes.map((size) => `${size} technician${size === 1 ? '' : 's'}`), 'at most'];
  const rows = figures.map(({ name, of, budget }) => [
    name,
    ...results.map((result) => shortly(of(result))),
    budget === undefined ? '' : inOne(budget),
  ]);
  return [head, ...rows];
}

/** An outage's results: with randomness, and with all browsers in step. */
export interface OutageResult {
  readonly title: string;
  readonly wave: Wave;
  readonly inStep: Wave;
}

export function outageTable(results: readonly OutageResult[]): Table {
  const head = [
    'outage',
    'usually, per s (busiest s)',
    'meanwhile, per s (busiest s)',
    'busiest s afterwards',
    `times the busiest usual s (at most ${mostTimesUsual})`,
    'with nothing left to chance',
    'followed panels good again after (95 %)',
    'others that were looked at again (50 %)',
  ];
  const rows = results.map(({ title, wave, inStep }) => [
    title,
    `${shortly(wave.usual)} (${wave.usualBusiest})`,
    wave.duringBusiest === 0 ? '–' : `${shortly(wave.during)} (${wave.duringBusiest})`,
    `${wave.afterBusiest}`,
    wave.timesUsual.toFixed(1),
    inStep.timesUsual.toFixed(1),
    inSeconds(wave.followedAgain),
    inSeconds(wave.lookedAgain),
  ]);
  return [head, ...rows];
}

/** Only one value if it is the same for all sizes. */
function inOne(budgets: readonly number[]): string {
  return budgets.every((budget) => budget === budgets[0]) ? `${budgets[0]}` : budgets.join(' / ');
}

function inSeconds(ms: number | null): string {
  return ms === null ? '–' : `${Math.round(ms / second)} s`;
}

function shortly(value: number): string {
  return value >= 100 || Number.isInteger(value) ? String(Math.round(value)) : value.toFixed(1);
}
