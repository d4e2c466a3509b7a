/** A step of a schedule: what somebody does or what goes wrong, and how far things get before the next step. */
import fc from 'fast-check';
import type { Requests } from '../rules/requests.ts';
import { requireTruth } from '../rules/truth.ts';
import type { World } from '../world/world.ts';

export type Command = fc.AsyncCommand<Requests, World>;

/** How many steps may happen before the next command; `all` waits until nothing is under way any more. */
export type Next = number | 'all';

export const nextSteps: fc.Arbitrary<Next> = fc.oneof(
  { weight: 3, arbitrary: fc.constant('all' as const) },
  { weight: 2, arbitrary: fc.nat(25) },
);

/**
 * @param text as it is printed with a schedule that fails
 * @param act does something without waiting for what comes of it, where that can be waited for with `next`
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

/** One of them by number, whatever the number; nothing when there are none. */
export function pickFrom<T>(items: readonly T[], number: number): T | undefined {
  return items[number % Math.max(1, items.length)];
}
