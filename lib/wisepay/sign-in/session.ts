/**
 * Keeps the access token for as long as it may be used, and gets a new one without bothering anybody where
 * WisePay allows it. Tokens live in the extension's memory-backed session storage and nowhere else, each bound to a
 * key that cannot leave the browser.
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

/** A token is not used any more when it has less than this left, in ms: a request may still be on its way. */
const spareMs = 15_000;

export interface SessionOptions extends KeptTokenOptions {
  readonly send: Send;
  readonly flow: WebAuthFlow;
  /** Whether the person has signed out, and not in again. */
  readonly signedOut: SessionItem;
}

export interface Session {
  /**
   * A token for the PSA user (null: for whoever is signed in to WisePay), silently; null when WisePay wants to see the
   * person first, or the person has signed out. The token's `email` may turn out to be somebody else's: the caller
   * compares. Callers at the same time share one sign-in.
   *
   * @throws {CodedError} as `signIn`
   */
  get(issuer: string, psaEmail: string | null): Promise<Credentials | null>;
  /** The token that is kept, with nobody asked for another; null where none may be used any more. */
  peek(issuer: string): Promise<Credentials | null>;
  /** Signs in with WisePay's login on screen. @throws {CodedError} as `signIn` */
  signIn(request: SignInRequest): Promise<Credentials | null>;
  /**
   * Forgets the token, and any sign-in that is under way. With `accessToken`, only where that is still the one in
   * use: two requests may find the same old token refused, and the first has fetched a new one by then.
   */
  forget(accessToken?: string): Promise<void>;
  /** Forgets the token if it was fetched for another PSA user than this one; null is nobody, or nobody that PSA tells. */
  keepOnlyFor(psaEmail: string | null): Promise<void>;
  /**
   * Signs the person out: forgets the token, and lets nobody in silently until somebody has signed in again with
   * `signIn`. WisePay is told to end the token, but not waited for. The person's own sign-in at WisePay stays.
   */
  signOut(): Promise<void>;
}

/** What the worker tells about the passing of time. */
export interface TokenLife {
  /** A person uses the POD at this moment. To be told before the use itself. */
  noteUse(): Promise<void>;
  /** Forgets a token that has not been used for too long, or that belongs to other addresses than those in force. */
  dropStale(): Promise<void>;
}

export function createSession(options: SessionOptions): Session & TokenLife {
  const { send, flow, signedOut } = options;
  const keeper = createTokenKeeper(options);
  const underWay = new Map<string, Promise<Credentials | null>>();
  /** Counts what was forgotten, so that a sign-in that was under way then is not kept afterwards. */
  let generation = 0;
  /** The sign-ins under way, silent or not. */
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
    // Whoever sits there now is not the person of the token that is kept.
    if (!isTheirs && request.mode !== 'silent') await forget();
    if (isTheirs && endpoints?.issuer === request.issuer && started === generation) {
      await keeper.keep(endpoints, request.loginHint, tokens, key);
      // Keeping takes a moment, and somebody may have signed out in it.
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
      // At once: a sign-in that ends in this moment is one of before.
      generation += 1;
      await signedOut.write(true);
      const kept = await keeper.read();
      await forget();
      if (kept === null) return;
      // It ends within minutes anyway, and is worth nothing without its key.
      void revokeToken(send, kept.endpoints.issuer, kept.credentials.accessToken).catch(() => {});
    },

    noteUse: keeper.noteUse,

    async dropStale() {
      await keeper.read();
    },
  };
}

/** Any token will do for whom PSA does not tell; one of theirs for whom it does. */
function isTokenOf({ psaEmail, credentials }: KeptToken, asked: string | null): boolean {
  return asked === null || sameEmail(psaEmail ?? credentials.email, asked);
}

function isSamePerson(a: string | null, b: string | null): boolean {
  return a === null || b === null ? a === b : sameEmail(a, b);
}

function isFresh({ expiresAt }: Credentials): boolean {
  return expiresAt - spareMs > Date.now();
}
