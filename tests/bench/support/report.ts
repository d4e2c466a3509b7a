/** The result of a run: as a table, as JSON, and whether it is within the budgets. */
import { type Figure, type FigureName, figures, type Measured, type Unit } from '../figures.ts';
import type { Table } from './document-table.ts';
import { percentile } from './statistics.ts';

/** One figure's result, in its unit. */
export interface Result {
  readonly p50: number;
  readonly p95: number;
  readonly unit: Unit;
  readonly runs: number;
  readonly budget: number | null;
  /** The percentile that the budget applies to. */
  readonly budgetPercentile: Figure['budgetPercentile'];
  readonly isWithinBudget: boolean;
}

export type Results = Partial<Record<FigureName, Result>>;

const shares = { p30: 0.3, p50: 0.5, p95: 0.95, p100: 1 } as const;

export function resultsOf(measured: Measured): Results {
  const results = namesOf(measured).map((name) => [name, resultOf(figures[name], measured[name] ?? [])]);
  return Object.fromEntries(results);
}

function resultOf({ unit, budget, budgetPercentile }: Figure, values: readonly number[]): Result {
  return {
    p50: rounded(percentile(values, 0.5)),
    p95: rounded(percentile(values, 0.95)),
    unit,
    runs: values.length,
    budget,
    budgetPercentile,
    isWithinBudget: budget === null || percentile(values, shares[budgetPercentile]) <= budget,
  };
}

/** The names of the figures over budget. */
export function overBudget(results: Results): FigureName[] {
  return namesOf(results).filter((name) => results[name]?.isWithinBudget === false);
}

export function tableOf(results: Results): Table {
  const rows = namesOf(results).map((name) => {
    const { p50, p95, unit, runs, budget, budgetPercentile, isWithinBudget } = results[name] as Result;
    const limit = budget === null ? '–' : `${amount(budget, unit)} (${budgetPercentile})`;
    const verdict = isWithinBudget ? '' : ' **over**';
    return [figures[name].what, amount(p50, unit), amount(p95, unit), limit + verdict, String(runs)];
  });
  return [['what', 'p50', 'p95', 'budget', 'runs'], ...rows];
}

function namesOf(record: Measured | Results): FigureName[] {
  return (Object.keys(figures) as FigureName[]).filter((name) => record[name] !== undefined);
}

function amount(value: number, unit: Unit): string {
  const text = value.toLocaleString('en-US', { maximumFractionDigits: 2 });
  return unit === 'count' || unit === 'frames' ? text : `${text} ${unit}`;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
