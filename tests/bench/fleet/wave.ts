/** Whether a fleet comes back in a wave: compares requests since an outage's start with the usual rate. */
import { minute, second } from './assumptions.ts';
import type { Outage } from './outages.ts';
import { quantile } from './recovery.ts';
import type { FleetResult, FleetRun } from './run-fleet.ts';
import { busiest, rate } from './traffic.ts';

/** How long before an outage the usual rate is measured, in ms. */
export const usualFor = 14 * minute;
/** How long after an outage a wave is still attributed to it, in ms. */
export const watchedFor = 10 * minute;

/** A second is a wave if it has more than this many times the requests of the busiest usual second. */
export const mostTimesUsual = 2;

/** How soon after an outage's end nearly all panels that follow something must be good again, in ms. */
export const followedAgainWithin = 90 * second;

/** Rates in requests per second, times in ms; null if the outage hit no such panel. */
export interface Wave {
  readonly usual: number;
  readonly usualBusiest: number;
  readonly during: number;
  readonly duringBusiest: number;
  readonly afterBusiest: number;
  /** The busiest second since the outage's start, as a multiple of the busiest usual second. */
  readonly timesUsual: number;
  /** From the outage's end until 95 % of the panels that followed something are good again. */
  readonly followedAgain: number | null;
  /** The same for half of the others, without those that no one looked at again: many people leave it for later. */
  readonly lookedAgain: number | null;
}

export function measureWave(
  { traffic, recovery }: FleetResult,
  { from }: Pick<FleetRun, 'from'>,
  outage: Pick<Outage, 'lasts'> & { readonly at: number },
): Wave {
  const { seconds } = traffic;
  const [usualFrom, begin, end] = [outage.at - usualFor, outage.at, outage.at + outage.lasts].map((moment) =>
    Math.floor((moment - from) / second),
  ) as [number, number, number];
  const watchedTo = end + watchedFor / second;
  const usualBusiest = busiest(seconds, 1, usualFrom, begin);
  const duringBusiest = busiest(seconds, 1, begin, end);
  const afterBusiest = busiest(seconds, 1, end, watchedTo);
  return {
    usual: rate(seconds, usualFrom, begin),
    usualBusiest,
    during: rate(seconds, begin, end),
    duringBusiest,
    afterBusiest,
    timesUsual: Math.max(duringBusiest, afterBusiest) / Math.max(1, usualBusiest),
    followedAgain: quantile(recovery.followed, 0.95),
    lookedAgain: quantile(recovery.looked, 0.5),
  };
}

/** Describes the values of a wave that are over their limits. */
export function waveFaults(title: string, { timesUsual, followedAgain }: Wave): string[] {
  const faults: string[] = [];
  if (timesUsual > mostTimesUsual) {
    faults.push(`${title}: a wave of ${timesUsual.toFixed(1)} times the busiest usual second`);
  }
  if (followedAgain !== null && followedAgain > followedAgainWithin) {
    faults.push(`${title}: panels that follow something take ${followedAgain / second} s to be good again`);
  }
  return faults;
}
