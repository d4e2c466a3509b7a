/**
 * Keeps the access token for as long as it may be used, and gets a new one without bothering anybody where
 * WisePay allows it. Tokens live in the memory-backed session storage of the worker and nowhere else.
 */
import * as v from 'valibot';
import { sameEmail } from '../email.ts';
import { type SignInRequest, signIn, type Tokens, type WebAuthFlow } from './sign-in.ts';
import type { Send } from './transport.ts';

/** A token is not used any more when it has less than this left, in ms: a request may still be on its way. */
const spareMs = 15_000;

/** The part of the browser's session storage that this needs. */
export interface TokenStore {
  read(): Promise<unknown>;
  write(value: unknown): Promise<void>;
  clear(): Promise<void>;
}

/** Tokens belong to the issuer that gave them and to the PSA user they were fetched for. */
const keptSchema = v.object({
  issuer: v.string(),
  psaEmail: v.string(),
  accessToken: v.string(),
  expiresAt: v.number(),
  email: v.string(),
});

export interface Access {
  /**
   * A token for the PSA user, silently; null when WisePay wants to see the person first. The token's `email` may
   * turn out to be somebody else's: the caller compares. Callers at the same time share one sign-in.
   *
   * @throws {CodedError} as `signIn`
   */
  get(issuer: string, psaEmail: string): Promise<Tokens | null>;
  /** The token that is kept, with nobody asked for another; null where none may be used any more. */
  peek(issuer: string): Promise<Tokens | null>;
  /** Signs in with WisePay's login on screen. @throws {CodedError} as `signIn` */
  signIn(request: SignInRequest): Promise<Tokens | null>;
  /**
   * Forgets the token, and any sign-in that is under way. With `accessToken`, only where that is still the one in
   * use: two requests may find the same old token refused, and the first has fetched a new one by then.
   */
  forget(accessToken?: string): Promise<void>;
  /** Forgets the token if it was fetched for another PSA user than this one; null stands for nobody. */
  keepOnlyFor(psaEmail: string | null): Promise<void>;
}

export function createAccess(send: Send, flow: WebAuthFlow, store: TokenStore): Access {
  const underWay = new Map<string, Promise<Tokens | null>>();
  /** Counts what was forgotten, so that a sign-in that was under way then is not kept afterwards. */
  let generation = 0;
  /** The sign-ins under way, silent or not. */
  const requests = new Set<SignInRequest>();

  async function readKept() {
    const result = v.safeParse(keptSchema, await store.read());
    return result.success ? result.output : null;
  }

  async function forget(accessToken?: string) {
    if (accessToken !== undefined && (await readKept())?.accessToken !== accessToken) return;
    generation += 1;
    underWay.clear();
    await store.clear();
  }

  async function signInAndKeep(request: SignInRequest): Promise<Tokens | null> {
    const started = generation;
    requests.add(request);
    const tokens = await signIn(send, flow, request).finally(() => requests.delete(request));
    const isTheirs = tokens !== null && sameEmail(tokens.email, request.loginHint);
    if (isTheirs && started === generation) {
      await store.write({ ...tokens, issuer: request.issuer, psaEmail: request.loginHint });
    }
    return tokens;
  }

  return {
    async get(issuer, psaEmail) {
      const kept = await readKept();
      const fits = kept !== null && kept.issuer === issuer && sameEmail(kept.psaEmail, psaEmail);
      if (fits && kept.expiresAt - spareMs > Date.now()) return kept;
      if (kept !== null && !fits) await forget();

      const key = JSON.stringify([issuer, psaEmail]);
      const shared = underWay.get(key);
      if (shared !== undefined) return shared;
      const own = signInAndKeep({ issuer, loginHint: psaEmail, mode: 'silent' }).finally(() => {
        if (underWay.get(key) === own) underWay.delete(key);
      });
      underWay.set(key, own);
      return own;
    },

    async peek(issuer) {
      const kept = await readKept();
      return kept !== null && kept.issuer === issuer && kept.expiresAt - spareMs > Date.now() ? kept : null;
    },

    signIn: signInAndKeep,
    forget,

    async keepOnlyFor(psaEmail) {
      const kept = await readKept();
      const people = [...requests].map(({ loginHint }) => loginHint).concat(kept?.psaEmail ?? []);
      const isOnlyTheirs = psaEmail !== null && people.every((email) => sameEmail(email, psaEmail));
      if (!isOnlyTheirs) await forget();
    },
  };
}
