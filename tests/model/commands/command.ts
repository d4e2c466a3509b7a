/** A step of a schedule: an action or a fault, and how far things get before the next step. */
import fc from 'fast-check';
import type { Requests } from '../rules/requests.ts';
import { requireTruth } from '../rules/truth.ts';
import type { World } from '../world/world.ts';

export type Command = fc.AsyncCommand<Requests, World>;

/** How many steps may happen before the next command; `all` waits until nothing is under way. */
export type Next = number | 'all';

export const nextSteps: fc.Arbitrary<Next> = fc.oneof(
  { weight: 3, arbitrary: fc.constant('all' as const) },
  { weight: 2, arbitrary: fc.nat(25) },
);

/**
 * @param text printed with a schedule that fails
 * @param act acts without waiting for the result, if `next` can wait for it
 */
export function command(
  text: string,
  act: (world: World, requests: Requests) => void | Promise<void>,
  next: Next = 0,
): Command {
  return {
    check: () => true,
    toString: () => (next === 0 ? text : `${text}, then ${next}`),
    async run(requests, world) {
      await act(world, requests);
      if (next === 'all') await world.settle();
      else await world.flow.steps(next);
      requireTruth(world, requests);
    },
  };
}

/** The item at `number`, modulo the number of items; undefined if there are none. */
export function pickFrom<T>(items: readonly T[], number: number): T | undefined {
  return items[number % Math.max(1, items.length)];
}
