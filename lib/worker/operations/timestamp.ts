/**
 * When something happened, by clocks that no one can set, and how much time has passed since. The machine's clock plays
 * no part.
 */
import * as v from 'valibot';
import type { WisePayTime } from '../../wisepay/wisepay-clock.ts';

export const timestampSchema = v.object({
  /** Names the life of the worker; `steady` means nothing in another one. */
  life: v.string(),
  /** The worker's steady clock, in ms (`lib/steady-clock.ts`). */
  steady: v.number(),
  /** WisePay's clock, in ms since 1970, between these two; absent if it was unknown. */
  wisepay: v.optional(v.object({ earliest: v.number(), latest: v.number() })),
});

export type Timestamp = v.InferOutput<typeof timestampSchema>;

/** How much time has passed, in ms: certainly not less, and certainly not more; `Infinity` if unknown. */
export interface Elapsed {
  readonly atLeast: number;
  readonly atMost: number;
}

/** @param since undefined if unknown, as for what an earlier version has written down */
export function elapsed(since: Timestamp | undefined, now: Timestamp): Elapsed {
  // A lower limit: the steady clock may stand still while the machine sleeps.
  const steady = isSameLife(since, now) ? now.steady - since.steady : 0;
  if (since?.wisepay === undefined || now.wisepay === undefined) return { atLeast: steady, atMost: Infinity };
  const atMost = now.wisepay.latest - since.wisepay.earliest;
  return {
    atLeast: Math.max(steady, now.wisepay.earliest - since.wisepay.latest),
    // Below zero, WisePay's own clock was set back.
    atMost: atMost < 0 ? Infinity : Math.max(steady, atMost),
  };
}

/** Whether the time between the two can be told at all: on WisePay's clock, or within one life of the worker. */
export function isConnected(since: Timestamp | undefined, now: Timestamp): since is Timestamp {
  const isTold = since?.wisepay !== undefined && now.wisepay !== undefined;
  return isTold || isSameLife(since, now);
}

function isSameLife(since: Timestamp | undefined, now: Timestamp): since is Timestamp {
  return since?.life === now.life;
}

/**
 * Returns the current time.
 *
 * @param api base address of the POD API whose clock counts
 */
export type Now = (api: string) => Timestamp;

/**
 * Creates the clock for the life of a worker.
 *
 * @param steady a clock that no one sets, in ms
 * @param wisepayTime WisePay's current time, from its answers
 */
export function createNow(steady: () => number, wisepayTime: (api: string) => WisePayTime | undefined): Now {
  const life = crypto.randomUUID();
  return (api) => {
    const wisepay = wisepayTime(api);
    return { life, steady: steady(), ...(wisepay !== undefined && { wisepay: { ...wisepay } }) };
  };
}
