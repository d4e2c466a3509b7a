/**
 * Runs a fleet on all processors. Offices are independent, so the parts of a fleet add up to the same figures, however
 * many there are.
 */
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { assumptions } from './assumptions.ts';
import type { FleetResult, FleetRun } from './run-fleet.ts';
import { addTraffic } from './traffic.ts';

export async function runShards(run: FleetRun): Promise<FleetResult> {
  const results = await Promise.all(split(run, availableParallelism()).map(runInThread));
  return {
    traffic: addTraffic(results.map(({ traffic }) => traffic)),
    hours: results.reduce((sum, { hours }) => sum + hours, 0),
    recovery: {
      followed: results.flatMap(({ recovery }) => recovery.followed),
      looked: results.flatMap(({ recovery }) => recovery.looked),
      left: results.reduce((sum, { recovery }) => sum + recovery.left, 0),
    },
  };
}

/** Splits a run into at most `parts` parts, each with whole offices. */
export function split(run: FleetRun, parts: number): FleetRun[] {
  const { officeSize } = assumptions;
  const size = Math.ceil(run.technicians / parts / officeSize) * officeSize;
  const shards: FleetRun[] = [];
  for (let done = 0; done < run.technicians; done += size) {
    shards.push({ ...run, first: run.first + done, technicians: Math.min(size, run.technicians - done) });
  }
  return shards;
}

async function runInThread(run: FleetRun): Promise<FleetResult> {
  const thread = new Worker(new URL('./shard.ts', import.meta.url), { workerData: run });
  const [result] = await once(thread, 'message');
  return result;
}
