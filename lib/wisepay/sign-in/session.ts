/**
 * Keeps the access token for as long as it may be used, and gets a new one silently if WisePay allows it. Tokens are
 * only in the extension's memory-backed session storage, each bound to a key that cannot leave the browser.
 */
import { sameEmail } from '../../email.ts';
import type { Send } from '../transport.ts';
import { authorizeWith } from './authorize.ts';
import {
  type Credentials,
  createTokenKeeper,
  type KeptToken,
  type KeptTokenOptions,
  type SessionItem,
} from './kept-token.ts';
import { createProofKey } from './proof-key.ts';
import { revokeToken } from './revoke.ts';
import { type SignInRequest, signIn, type WebAuthFlow } from './sign-in.ts';

/** A token with less than this left, in ms, is no longer used, because a request takes time to arrive. */
const spareMs = 15_000;

export interface SessionOptions extends KeptTokenOptions {
  readonly send: Send;
  readonly flow: WebAuthFlow;
  /** Whether the person has signed out and not signed in again. */
  readonly signedOut: SessionItem;
}

export interface Session {
  /**
   * Gets a token for the PSA user (null: for any user signed in to WisePay) silently; null if WisePay requires its
   * login first, or the person has signed out. The token's `email` may be someone else's: the caller compares. Callers
   * at the same time share one sign-in.
   *
   * @throws {CodedError} as `signIn`
   */
  get(issuer: string, psaEmail: string | null): Promise<Credentials | null>;
  /** The stored token, without asking for another one; null if none may be used. */
  peek(issuer: string): Promise<Credentials | null>;
  /** Signs in with WisePay's login on screen. @throws {CodedError} as `signIn` */
  signIn(request: SignInRequest): Promise<Credentials | null>;
  /**
   * Forgets the token, and any sign-in in progress. With `accessToken`, only if that is still the one in use: two
   * requests may find the same old token refused, and the first has fetched a new one by then.
   */
  forget(accessToken?: string): Promise<void>;
  /** Forgets the token if it was fetched for another PSA user. Null: no one is signed in, or PSA does not say who. */
  keepOnlyFor(psaEmail: string | null): Promise<void>;
  /**
   * Signs the person out: forgets the token, and allows no silent sign-in until a person has signed in again with
   * `signIn`. Revokes the token at WisePay, without waiting for that. The person stays signed in at WisePay.
   */
  signOut(): Promise<void>;
}

/** Keeps a token in use, or drops it. */
export interface TokenLife {
  /** Notes that a person uses the POD now. Call it before the use itself. */
  noteUse(): Promise<void>;
  /** Forgets a token that was not used for too long, or that belongs to other addresses than those in force. */
  dropStale(): Promise<void>;
}

export function createSession(options: SessionOptions): Session & TokenLife {
  const { send, flow, signedOut } = options;
  const keeper = createTokenKeeper(options);
  const underWay = new Map<string, Promise<Credentials | null>>();
  /** Counts what was forgotten, so that a sign-in that was in progress then is not stored afterward. */
  let generation = 0;
  /** The sign-ins in progress, silent or not. */
  const requests = new Set<SignInRequest>();

  const isSignedOut = async () => (await signedOut.read()) === true;

  async function forget(accessToken?: string) {
    if (accessToken !== undefined && (await keeper.read())?.credentials.accessToken !== accessToken) return;
    generation += 1;
    underWay.clear();
    await keeper.clear();
  }

  /** Every sign-in has a new key. */
  async function signInAnew(request: SignInRequest): Promise<Credentials | null> {
    const started = generation;
    const endpoints = await options.endpoints();
    const key = await createProofKey();
    const tokens = await signIn(send, flow, request, key);
    if (tokens === null) return null;
    if (request.mode !== 'silent' && started === generation) await signedOut.clear();
    if (await isSignedOut()) return null;
    const isTheirs = request.loginHint === null || sameEmail(tokens.email, request.loginHint);
    // A different person has signed in than the one whose token is stored.
    if (!isTheirs && request.mode !== 'silent') await forget();
    if (isTheirs && endpoints?.issuer === request.issuer && started === generation) {
      await keeper.keep(endpoints, request.loginHint, tokens, key);
      // The person may have signed out while the token was stored.
      if (started !== generation) await keeper.clear();
    }
    return { ...tokens, keyThumbprint: key.thumbprint, authorize: authorizeWith(tokens.accessToken, key) };
  }

  async function signInOnce(request: SignInRequest): Promise<Credentials | null> {
    requests.add(request);
    return signInAnew(request).finally(() => requests.delete(request));
  }

  return {
    async get(issuer, psaEmail) {
      const kept = await keeper.read();
      const fits = kept !== null && kept.endpoints.issuer === issuer && isTokenOf(kept, psaEmail);
      if (fits && isFresh(kept.credentials)) return kept.credentials;
      if (kept !== null && !fits) await forget();
      if (await isSignedOut()) return null;

      const key = JSON.stringify([issuer, psaEmail]);
      const shared = underWay.get(key);
      if (shared !== undefined) return shared;
      const own = signInOnce({ issuer, loginHint: psaEmail, mode: 'silent' }).finally(() => {
        if (underWay.get(key) === own) underWay.delete(key);
      });
      underWay.set(key, own);
      return own;
    },

    async peek(issuer) {
      const kept = await keeper.read();
      return kept !== null && kept.endpoints.issuer === issuer && isFresh(kept.credentials)
        ? kept.credentials
        : null;
    },

    signIn: signInOnce,
    forget,

    async keepOnlyFor(psaEmail) {
      const kept = await keeper.read();
      const people = [...requests].map(({ loginHint }) => loginHint);
      if (kept !== null) people.push(kept.psaEmail);
      if (!people.every((email) => isSamePerson(email, psaEmail))) await forget();
    },

    async signOut() {
      // First, so that a sign-in that ends now counts as an earlier one.
      generation += 1;
      await signedOut.write(true);
      const kept = await keeper.read();
      await forget();
      if (kept === null) return;
      // A failure does no harm: the token expires within minutes, and is useless without its key.
      void revokeToken(send, kept.endpoints.issuer, kept.credentials.accessToken).catch(() => {});
    },

    noteUse: keeper.noteUse,

    async dropStale() {
      await keeper.read();
    },
  };
}

/** Whether a token suits the PSA user: any token if PSA does not name one, else only a token of that user. */
function isTokenOf({ psaEmail, credentials }: KeptToken, asked: string | null): boolean {
  return asked === null || sameEmail(psaEmail ?? credentials.email, asked);
}

function isSamePerson(a: string | null, b: string | null): boolean {
  return a === null || b === null ? a === b : sameEmail(a, b);
}

function isFresh({ expiresAt }: Credentials): boolean {
  return expiresAt - spareMs > Date.now();
}
