/** The end of every schedule: nothing else goes wrong, and every person looks again. */

import type { Requests } from './rules/requests.ts';
import { requireOutcomes, requireTruth } from './rules/truth.ts';
import { people } from './world/people.ts';
import type { World } from './world/world.ts';

/** In ms. Longer than a request takes, than WisePay asks to wait, and than an intent may be sent. */
const longEnough = 5 * 60_000;

async function look(world: World): Promise<void> {
  for (const tab of world.tabs) world.ask(tab, { kind: 'pod.load', mountId: tab.mountId });
  await world.settle();
}

/** @throws {Error} unless every outcome is then known, true and on screen */
export async function recover(world: World, requests: Requests): Promise<void> {
  world.wisepay.faults.clear();
  await world.settle();
  await world.flow.elapse(longEnough);
  for (const _ of people) {
    world.people.takeTurns();
    world.restartWorker(false);
    await world.settle();
    await look(world);
    requireTruth(world, requests);
    // If the clock was set just before something was sent, a new worker counts from its first look.
    await world.flow.elapse(longEnough);
    await look(world);
    requireTruth(world, requests);
  }
  requireOutcomes(world);
}
