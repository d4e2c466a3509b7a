/**
 * The people at the browser, and their tokens from WisePay, which session storage keeps beyond a worker's life. No key
 * signs anything here, because signing takes time outside the schedule.
 */

import type { SessionItem } from '#lib/wisepay/sign-in/kept-token.ts';
import type { Session } from '#lib/wisepay/sign-in/session.ts';
import { type InProcessWisePay, withToken } from '#sandbox/wisepay/in-process.ts';
import type { Clock } from '#sandbox/wisepay/time/clock.ts';
import type { Life } from './life.ts';

export const people = ['pat.admin@northwind-msp.example', 'sam.merchant@northwind-msp.example'] as const;

/** How long before a schedule begins each person signed in to WisePay, in ms. */
const firstSignInMsAgo = 60 * 60_000;

export interface People {
  /** The email address, in PSA and at WisePay, of the person now at the browser. */
  readonly present: string;
  takeTurns(): void;
  /** Switches WisePay between writing email addresses in capitals and as PSA does. */
  respell(): void;
  sessionOf(life: Life): Session;
  /** The last sign-in that WisePay accepted; in the browser's session storage. */
  verifiedKeyOf(life: Life): Pick<SessionItem, 'read' | 'write'>;
}

interface Kept {
  readonly accessToken: string;
  readonly email: string;
}

export function createPeople(wisepay: InProcessWisePay<Clock>): People {
  let present: string = people[0];
  let kept: Kept | undefined;
  let verified: unknown;
  let isInCapitals = false;
  /** In ms since 1970 by WisePay's clock. A silent token renewal does not change it. */
  const signedInAt = new Map<string, number>();

  function renew(email: string) {
    const now = wisepay.clock.now();
    const since = signedInAt.get(email) ?? now - firstSignInMsAgo;
    signedInAt.set(email, since);
    const accessToken = wisepay.tokenFor(email, Math.floor(now / 1000) - Math.floor(since / 1000));
    kept = { accessToken, email };
    return kept;
  }

  /** Every page of the model says who is signed in to PSA. */
  const known = (email: string | null) => email ?? present;

  const credentialsOf = (tokens: Kept) => ({
    ...tokens,
    subject: tokens.email,
    email: isInCapitals ? tokens.email.toUpperCase() : tokens.email,
    expiresAt: Number.MAX_SAFE_INTEGER,
    authorize: withToken(tokens.accessToken),
    keyThumbprint: `key of ${tokens.accessToken}`,
  });

  return {
    get present() {
      return present;
    },
    takeTurns() {
      present = people.find((each) => each !== present) ?? present;
    },
    respell() {
      isInCapitals = !isInCapitals;
    },
    verifiedKeyOf: (life) => ({
      async read() {
        await life.turn('admitted read');
        return verified;
      },
      async write(signIn) {
        await life.turn('admitted write');
        verified = signIn;
      },
    }),
    sessionOf: (life) => ({
      async get(_issuer, email) {
        await life.turn('token');
        return credentialsOf(kept?.email === email ? kept : renew(known(email)));
      },
      async peek() {
        await life.turn('token');
        return kept === undefined ? null : credentialsOf(kept);
      },
      async signIn({ loginHint }) {
        await life.turn('sign-in');
        signedInAt.set(known(loginHint), wisepay.clock.now());
        return credentialsOf(renew(known(loginHint)));
      },
      async forget(accessToken) {
        if (accessToken === undefined || kept?.accessToken === accessToken) kept = undefined;
      },
      async keepOnlyFor(email) {
        if (kept?.email !== email) kept = undefined;
      },
      async signOut() {
        kept = undefined;
      },
    }),
  };
}
