/**
 * WisePay's API without sockets, sign-ins and proofs, for tests that call it thousands of times a second: a token alone
 * is enough.
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

/** WisePay's API, and what it works with. */
export interface InProcessWisePay<C extends Clock = ManualClock> {
  /**
   * Like a browser's `fetch`: below `/api` is the API, below `/__sandbox` the controls of money. Rejects with a
   * `TypeError` if an ordered fault breaks the connection, and with the signal's reason if the request is aborted; what
   * has reached WisePay by then is still carried out.
   */
  fetch(input: Request | URL | string, init?: RequestInit): Promise<Response>;
  readonly ledger: Ledger;
  readonly faults: Faults;
  readonly requestLog: RequestLog;
  readonly clock: C;
  /**
   * A new access token for a person of the seed.
   * @param authenticatedSecondsAgo how long ago the person signed in
   * @throws {Error} if no one has that email address
   */
  tokenFor(email: string, authenticatedSecondsAgo?: number): string;
  /** Ends all tokens: 401 `token_expired` from now on. They never expire on their own. */
  expireTokens(): void;
}

/** Authorizes requests with a token alone, without a proof. */
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
 * @param clock by default, one that stands still at first
 * @param keepsContract whether to check every request and answer against the API document, which takes a few ms each
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
      // No proof is checked here, but the contract requires one.
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
