/**
 * When something happened, in a way that no clock that is set can change, and how much time has passed since. The machine's
 * clock has no say in it.
 */
import * as v from 'valibot';
import type { WisePayTime } from '../wisepay/wisepay-clock.ts';

export const momentSchema = v.object({
  /** Names the browser's session, from its start to its end: `steady` says nothing in another one. */
  session: v.string(),
  /** The browser's steady clock, in ms (`lib/steady-clock.ts`). */
  steady: v.number(),
  /** WisePay's clock, in ms since 1970, between these two; absent where it was not known. */
  wisepay: v.optional(v.object({ earliest: v.number(), latest: v.number() })),
});

export type Moment = v.InferOutput<typeof momentSchema>;

/** How much time has passed, in ms: for certain not less, and for certain not more; `Infinity` where nobody can tell. */
export interface Elapsed {
  readonly atLeast: number;
  readonly atMost: number;
}

/** @param since undefined where it is not known, as for what a version before has written down */
export function elapsed(since: Moment | undefined, now: Moment): Elapsed {
  // Never less: the steady clock may stand still while the machine sleeps.
  const steady = isSameSession(since, now) ? now.steady - since.steady : 0;
  if (since?.wisepay === undefined || now.wisepay === undefined) return { atLeast: steady, atMost: Infinity };
  const atMost = now.wisepay.latest - since.wisepay.earliest;
  return {
    atLeast: Math.max(steady, now.wisepay.earliest - since.wisepay.latest),
    // Below zero WisePay's own clock was set back.
    atMost: atMost < 0 ? Infinity : Math.max(steady, atMost),
  };
}

/** Whether time can be told between the two at all: on WisePay's clock, or by the browser's. */
export function isConnected(since: Moment | undefined, now: Moment): since is Moment {
  const isTold = since?.wisepay !== undefined && now.wisepay !== undefined;
  return isTold || isSameSession(since, now);
}

function isSameSession(since: Moment | undefined, now: Moment): since is Moment {
  return since?.session === now.session;
}

export interface MomentParts {
  /** The browser's steady clock, in ms. */
  steady(): number;
  /** A value that lasts as long as the browser's session, and no longer. */
  readonly session: { read(): Promise<unknown>; write(value: unknown): Promise<void> };
  /** WisePay's time now, as its answers tell it; `api` is the API's base address. */
  wisepayTime(api: string): WisePayTime | undefined;
}

/**
 * Gives the moment of now.
 *
 * @param api base address of the POD API whose clock counts
 */
export type Now = (api: string) => Promise<Moment>;

/** Rejects where the session's storage fails. */
export function createNow({ steady, session, wisepayTime }: MomentParts): Now {
  let known: Promise<string> | undefined;

  async function findSession(): Promise<string> {
    const name = v.safeParse(momentSchema.entries.session, await session.read());
    if (name.success) return name.output;
    const own = crypto.randomUUID();
    await session.write(own);
    return own;
  }

  return async (api) => {
    known ??= findSession();
    const name = await known.catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    const wisepay = wisepayTime(api);
    return { session: name, steady: steady(), ...(wisepay !== undefined && { wisepay: { ...wisepay } }) };
  };
}
