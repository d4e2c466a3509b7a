/** Runs a day, or part of one, of a number of technicians in virtual time. */
import { type Assumptions, assumptions } from './assumptions.ts';
import { createBrowser } from './browser.ts';
import { hoursAtWork, planDay } from './day.ts';
import { createNetwork } from './network.ts';
import { createOffices } from './office.ts';
import { type Outage, type OutageName, outages } from './outages.ts';
import { createRandom } from './random.ts';
import { type Recovery, watchRecovery } from './recovery.ts';
import { work } from './technician.ts';
import { countTraffic, type Traffic } from './traffic.ts';
import { beginVirtualTime, wait } from './virtual-time.ts';

/** Times are in ms since midnight. */
export interface FleetRun {
  readonly seed: string;
  /** The index of the first technician in the fleet. A technician has the same day in every run. */
  readonly first: number;
  readonly technicians: number;
  readonly from: number;
  readonly to: number;
  readonly outage?: { readonly name: OutageName; readonly at: number } | undefined;
  /** Removes randomness from the POD, to show what happens to a fleet in step. */
  readonly inStep?: boolean;
}

export interface FleetResult {
  readonly traffic: Traffic;
  /** The total hours at work of all technicians. */
  readonly hours: number;
  readonly recovery: Recovery;
}

/** The people of the sandbox whom WisePay lets in. Technicians alternate between them. */
const people = ['pat.admin@northwind-msp.example', 'sam.merchant@northwind-msp.example'] as const;

/** A Friday; only the time of day matters. */
const midnight = Date.UTC(2026, 4, 15);

/** Replaces the process's clock, so only one run is possible at a time in a process. */
export async function runFleet(run: FleetRun): Promise<FleetResult> {
  const outage: Outage | undefined = run.outage && outages[run.outage.name];
  const given: Assumptions = { ...assumptions, ...outage?.given };
  const time = beginVirtualTime(midnight + run.from);
  try {
    const traffic = countTraffic(midnight + run.from, Math.ceil((run.to - run.from) / 1000));
    const network = createNetwork(traffic, given.latency);
    const witness = watchRecovery();
    const offices = createOffices(Math.ceil(run.technicians / given.officeSize), given);
    let hours = 0;
    for (let own = 0; own < run.technicians; own += 1) {
      const office = offices[Math.floor(own / given.officeSize)];
      if (office === undefined) break;
      const name = `${run.seed} ${run.first + own}`;
      const day = planDay(createRandom(`${name} day`), given);
      hours += hoursAtWork(day, run.from, run.to);
      const email = people[own % people.length] ?? people[0];
      const browser = createBrowser({
        office,
        network,
        traffic,
        witness,
        given,
        email,
        line: createRandom(`${name} line`),
        random: run.inStep === true ? () => 0 : createRandom(`${name} browser`),
      });
      const index = own % given.officeSize;
      const habits = createRandom(`${name} habits`);
      void work({ browser, office, index, day, midnight, given, random: habits });
    }
    if (outage !== undefined) void strike(outage, (run.outage?.at ?? 0) - run.from);

    async function strike(kind: Outage, inMs: number): Promise<void> {
      await wait(inMs);
      witness.outageBegins();
      await network.suffer(kind);
      witness.outageEnds();
    }

    await time.passUntil(midnight + run.to);
    return { traffic: traffic.traffic, hours, recovery: witness.recovery };
  } finally {
    time.end();
  }
}
