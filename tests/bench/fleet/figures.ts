/** The load of a fleet on WisePay in a day: each figure with its budget for each size of the fleet. */
import type { FleetResult } from './run-fleet.ts';
import { busiest, type RequestKind, requestKinds } from './traffic.ts';

/** The sizes of the measured fleets, in technicians. */
export const sizes = [1, 100, 5000] as const;

export interface Figure {
  readonly name: string;
  of(result: FleetResult): number;
  /** The highest allowed values, in the order of `sizes`; undefined if only informative. */
  readonly budget?: readonly [number, number, number];
}

const perHour =
  (...kinds: readonly RequestKind[]) =>
  ({ traffic, hours }: FleetResult) =>
    kinds.reduce((sum, kind) => sum + traffic.kinds[kind], 0) / hours;

/** Rates are per technician and hour at work, unless they say otherwise. */
export const figures: readonly Figure[] = [
  { name: 'invoices opened per technician-hour', of: ({ traffic, hours }) => traffic.views / hours },
  { name: 'requests per technician-hour', of: perHour(...requestKinds), budget: [100, 60, 60] },
  { name: '– invoices in full', of: perHour('invoice') },
  { name: '– invoices unchanged (304)', of: perHour('invoice_unchanged') },
  { name: '– `GET /session`', of: perHour('session'), budget: [10, 6, 6] },
  { name: '– long polls', of: perHour('news'), budget: [30, 30, 30] },
  { name: '– payments and refunds as they stand', of: perHour('record') },
  { name: '– actions and their outcomes', of: perHour('action', 'operation') },
  { name: '– of silent sign-ins, three each', of: perHour('sign_in'), budget: [18, 18, 18] },
  { name: '– failed', of: perHour('failed'), budget: [0.1, 0.1, 0.1] },
  {
    name: 'silent sign-ins per technician-hour',
    of: ({ traffic, hours }) => traffic.signIns / hours,
    budget: [6, 6, 6],
  },
  { name: 'workers started per technician-hour', of: ({ traffic, hours }) => traffic.workers / hours },
  {
    name: 'kB of answers per technician-hour',
    of: ({ traffic, hours }) => traffic.bytes / 1000 / hours,
    budget: [100, 100, 100],
  },
  {
    name: 'busiest second of the fleet, requests',
    of: ({ traffic }) => busiest(traffic.seconds, 1),
    budget: [8, 25, 200],
  },
  {
    name: 'busiest minute of the fleet, requests per second',
    of: ({ traffic }) => busiest(traffic.seconds, 60) / 60,
    budget: [1, 5, 110],
  },
  {
    name: 'long polls open at most',
    of: ({ traffic }) => traffic.mostPolls,
    budget: [2, 20, 400],
  },
];

export interface MeasuredFigure {
  readonly name: string;
  readonly value: number;
  /** The highest allowed value; null if only informative. */
  readonly budget: number | null;
}

export function measureFigures(result: FleetResult, technicians: (typeof sizes)[number]): MeasuredFigure[] {
  return figures.map(({ name, of, budget }) => ({
    name,
    value: of(result),
    budget: budget?.[sizes.indexOf(technicians)] ?? null,
  }));
}

/** Describes the figures that are over budget. */
export function exceeded(measured: readonly MeasuredFigure[]): string[] {
  return measured.flatMap(({ name, value, budget }) =>
    budget !== null && value > budget ? [`${name}: ${value.toFixed(2)}, at most ${budget}`] : [],
  );
}
