/**
 * WisePay's API without sockets, sign-ins and proofs of keys, for tests that call it thousands of times a second: here
 * whoever shows a token is believed.
 */
import { Hono } from 'hono';
import type { Authorize } from '#lib/wisepay/transport.ts';
import { findMember } from '../seed/members.ts';
import { createApi } from './api/app.ts';
import type { TokenOwner } from './api/authorise.ts';
import { createMoneyControl } from './control/money-control.ts';
import { RequestLog } from './control/request-log.ts';
import { Faults } from './faults/faults.ts';
import { Ledger } from './ledger/ledger.ts';
import type { NodeEnv } from './node-env.ts';
import { answerError } from './problem.ts';
import type { Clock } from './time/clock.ts';
import { ManualClock } from './time/manual-clock.ts';
import { unlessAborted } from './unless-aborted.ts';

/** WisePay, and what stands behind it. */
export interface InProcessWisePay<C extends Clock = ManualClock> {
  /**
   * As a browser's `fetch`: below `/api` the API, below `/__sandbox` the controls of money. Rejects with a
   * `TypeError` when an ordered fault breaks the connection, and with the signal's reason when the request is
   * aborted; what had reached WisePay by then still happens.
   */
  fetch(input: Request | URL | string, init?: RequestInit): Promise<Response>;
  readonly ledger: Ledger;
  readonly faults: Faults;
  readonly requestLog: RequestLog;
  readonly clock: C;
  /**
   * A new access token for a person of the seed.
   * @param authenticatedSecondsAgo how long ago the person signed in
   * @throws {Error} when nobody has that email
   */
  tokenFor(email: string, authenticatedSecondsAgo?: number): string;
  /** Ends all tokens: 401 `token_expired` from now on. They do not end by themselves. */
  expireTokens(): void;
}

/** Speaks with a token alone, and proves nothing. */
export function withToken(accessToken: string): Authorize {
  return (send) =>
    (url, options = {}) =>
      send(url, {
        ...options,
        headers: {
          ...Object.fromEntries(new Headers(options.headers)),
          Authorization: `DPoP ${accessToken}`,
        },
      });
}

/**
 * A WisePay with the seed's invoices.
 *
 * @param clock where it is left out: one that stands still at first
 * @param keepsContract whether every request and answer is held to the API document, which takes some milliseconds each
 */
export function createInProcessWisePay(clock?: ManualClock, keepsContract?: boolean): InProcessWisePay;
export function createInProcessWisePay<C extends Clock>(
  clock: C,
  keepsContract?: boolean,
): InProcessWisePay<C>;
export function createInProcessWisePay(
  clock: Clock = new ManualClock(),
  keepsContract = false,
): InProcessWisePay<Clock> {
  const ledger = new Ledger(clock);
  const faults = new Faults();
  const requestLog = new RequestLog();
  const owners = new Map<string, TokenOwner>();
  const cutOff = new WeakSet<Request>();
  const api = createApi({
    ledger,
    tokens: { ownerOf: async (token) => owners.get(token) },
    faults,
    connections: { hangUp: ({ req }) => cutOff.add(req.raw), loseAnswer: ({ req }) => cutOff.add(req.raw) },
    requestLog,
    keepsContract,
  });
  const app = new Hono<NodeEnv>().route('/api', api).route('/__sandbox', createMoneyControl(ledger));
  app.onError(answerError);

  return {
    ledger,
    faults,
    requestLog,
    clock,
    async fetch(input, init) {
      const request = new Request(input, init);
      // Here a proof is believed like a token; that there is one belongs to the contract.
      if (!request.headers.has('DPoP')) request.headers.set('DPoP', 'believed');
      request.signal.throwIfAborted();
      const response = await unlessAborted(request.signal, Promise.resolve(app.fetch(request)));
      if (cutOff.has(request)) throw new TypeError('Failed to fetch');
      return response;
    },
    tokenFor(email, authenticatedSecondsAgo = 0) {
      const member = findMember(email);
      if (!member) throw new Error(`Nobody has the email ${email}`);
      const token = crypto.randomUUID();
      const authenticatedAt = Math.floor(clock.now() / 1000) - authenticatedSecondsAgo;
      owners.set(token, { member, authenticatedAt });
      return token;
    },
    expireTokens: () => owners.clear(),
  };
}
