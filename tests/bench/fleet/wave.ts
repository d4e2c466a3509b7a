/** Whether a fleet comes back in a wave: what arrives from an outage's beginning on, against what is usual. */
import { minute, second } from './assumptions.ts';
import type { Outage } from './outages.ts';
import { quantile } from './recovery.ts';
import type { FleetResult, FleetRun } from './run-fleet.ts';
import { busiest, rate } from './traffic.ts';

/** How long before an outage tells what is usual, in ms. */
export const usualFor = 14 * minute;
/** How long after it a wave would still be one of the outage's, in ms. */
export const watchedFor = 10 * minute;

/** There is no wave where no second has more requests than so many times the busiest usual one. */
export const mostTimesUsual = 2;

/** How soon nearly all panels that follow something are to be good again, in ms after an outage's end. */
export const followedAgainWithin = 90 * second;

/** Requests per second, and times in ms; null where the outage hit no such panel. */
export interface Wave {
  readonly usual: number;
  readonly usualBusiest: number;
  readonly during: number;
  readonly duringBusiest: number;
  readonly afterBusiest: number;
  /** The busiest second from the outage's beginning on, in busiest usual ones. */
  readonly timesUsual: number;
  /** Until 95 of 100 panels that followed something are good again. */
  readonly followedAgain: number | null;
  /** Until half of the others are that anybody looked at again: many people leave it for later. */
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

/** What of it is more than it may be, in words. */
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
