/**
 * When something happened, in a way that no clock that is set can change, and how much time has passed since. The machine's
 * clock has no say in it.
 */
import * as v from 'valibot';
import type { WisePayTime } from '../../wisepay/wisepay-clock.ts';

export const timestampSchema = v.object({
  /** Names the life of the worker: `steady` says nothing in another one. */
  life: v.string(),
  /** The worker's steady clock, in ms (`lib/steady-clock.ts`). */
  steady: v.number(),
  /** WisePay's clock, in ms since 1970, between these two; absent where it was not known. */
  wisepay: v.optional(v.object({ earliest: v.number(), latest: v.number() })),
});

export type Timestamp = v.InferOutput<typeof timestampSchema>;

/** How much time has passed, in ms: for certain not less, and for certain not more; `Infinity` where nobody can tell. */
export interface Elapsed {
  readonly atLeast: number;
  readonly atMost: number;
}

/** @param since undefined where it is not known, as for what a version before has written down */
export function elapsed(since: Timestamp | undefined, now: Timestamp): Elapsed {
  // Never less: the steady clock may stand still while the machine sleeps.
  const steady = isSameLife(since, now) ? now.steady - since.steady : 0;
  if (since?.wisepay === undefined || now.wisepay === undefined) return { atLeast: steady, atMost: Infinity };
  const atMost = now.wisepay.latest - since.wisepay.earliest;
  return {
    atLeast: Math.max(steady, now.wisepay.earliest - since.wisepay.latest),
    // Below zero WisePay's own clock was set back.
    atMost: atMost < 0 ? Infinity : Math.max(steady, atMost),
  };
}

/** Whether time can be told between the two at all: on WisePay's clock, or within one life of the worker. */
export function isConnected(since: Timestamp | undefined, now: Timestamp): since is Timestamp {
  const isTold = since?.wisepay !== undefined && now.wisepay !== undefined;
  return isTold || isSameLife(since, now);
}

function isSameLife(since: Timestamp | undefined, now: Timestamp): since is Timestamp {
  return since?.life === now.life;
}

/**
 * Gives the moment of now.
 *
 * @param api base address of the POD API whose clock counts
 */
export type Now = (api: string) => Timestamp;

/**
 * One for the life of a worker.
 *
 * @param steady a clock that nobody sets, in ms
 * @param wisepayTime WisePay's time now, as its answers tell it
 */
export function createNow(steady: () => number, wisepayTime: (api: string) => WisePayTime | undefined): Now {
  const life = crypto.randomUUID();
  return (api) => {
    const wisepay = wisepayTime(api);
    return { life, steady: steady(), ...(wisepay !== undefined && { wisepay: { ...wisepay } }) };
  };
}
