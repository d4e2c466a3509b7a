/**
 * The token that outlives a worker. It is in the browser's memory-backed session storage and its key is in the
 * database. Both are removed as soon as the token may no longer be used.
 */
import * as v from 'valibot';
import { createTurns } from '../../turns.ts';
import type { Endpoints } from '../endpoints.ts';
import type { Authorize } from '../transport.ts';
import { authorizeWith } from './authorize.ts';
import { type ProofKey, type ProofKeyStore, readProofKey } from './proof-key.ts';
import type { Tokens } from './sign-in.ts';

/** One value in the browser's session storage. */
export interface SessionItem {
  read(): Promise<unknown>;
  write(value: unknown): Promise<void>;
  clear(): Promise<void>;
}

/** A token, and the function that authorizes requests with it. */
export interface Credentials extends Tokens {
  readonly authorize: Authorize;
  /** Identifies the sign-in and is not secret: each sign-in has its own key. */
  readonly keyThumbprint: string;
}

/** The addresses that a token was fetched for. */
type TokenEndpoints = Pick<Endpoints, 'issuer' | 'api' | 'app'>;

/** A token, with the endpoints and the PSA user that it was fetched for. */
export interface KeptToken {
  readonly endpoints: TokenEndpoints;
  /** Null if PSA did not say who that is. */
  readonly psaEmail: string | null;
  readonly credentials: Credentials;
}

export interface KeptTokenOptions {
  readonly tokens: SessionItem;
  /** When a person last used the POD, in ms since 1970. */
  readonly usedAt: SessionItem;
  readonly proofKey: ProofKeyStore;
  /** The addresses in force; null if they are not set. */
  endpoints(): Promise<Endpoints | null>;
  /** Called when a token of a user is stored; must not reject. */
  onUser?(user: { readonly issuer: string; readonly subject: string }): Promise<void>;
  /** How long a token outlives its last use, in ms. */
  idleMs(): Promise<number>;
}

export interface TokenKeeper {
  /**
   * The stored token, expired or not; null if there is none. Removes a token that was not used for too long, that was
   * fetched for other addresses than those in force, or whose key is gone.
   */
  read(): Promise<KeptToken | null>;
  /** Stores a token in place of any other; it counts as used now. */
  keep(endpoints: TokenEndpoints, psaEmail: string | null, tokens: Tokens, key: ProofKey): Promise<void>;
  /** Notes that a person uses the POD now. Removes a token that was already idle for too long. */
  noteUse(): Promise<void>;
  /** Removes the token and its key. */
  clear(): Promise<void>;
}

const keptSchema = v.object({
  endpoints: v.object({ issuer: v.string(), api: v.string(), app: v.string() }),
  psaEmail: v.nullable(v.string()),
  accessToken: v.string(),
  expiresAt: v.number(),
  subject: v.string(),
  email: v.string(),
  keyThumbprint: v.string(),
});

export function createTokenKeeper(options: KeptTokenOptions): TokenKeeper {
  /** Cached for the worker's lifetime: it knows the nonces that the servers asked for. */
  let openKey: ProofKey | null = null;
  /** Token and key are in two stores: no other call may read or remove them while only one of them has changed. */
  const inTurn = createTurns();

  async function findKey(thumbprint: string): Promise<ProofKey | null> {
    if (openKey?.thumbprint !== thumbprint) openKey = await readProofKey(await options.proofKey.read());
    return openKey?.thumbprint === thumbprint ? openKey : null;
  }

  async function isIdle(): Promise<boolean> {
    const usedAt = v.safeParse(v.number(), await options.usedAt.read());
    return !usedAt.success || Date.now() - usedAt.output > (await options.idleMs());
  }

  async function clear(): Promise<void> {
    openKey = null;
    await Promise.all([options.tokens.clear(), options.usedAt.clear(), options.proofKey.clear()]);
  }

  async function read(): Promise<KeptToken | null> {
    const kept = v.safeParse(keptSchema, await options.tokens.read());
    if (!kept.success) return null;
    const { endpoints, psaEmail, ...tokens } = kept.output;
    const isUsable = isSame(endpoints, await options.endpoints()) && !(await isIdle());
    const key = isUsable ? await findKey(tokens.keyThumbprint) : null;
    if (key === null) {
      await clear();
      return null;
    }
    return {
      endpoints,
      psaEmail,
      credentials: { ...tokens, authorize: authorizeWith(tokens.accessToken, key) },
    };
  }

  return {
    read: () => inTurn(read),
    clear: () => inTurn(clear),

    keep: (endpoints, psaEmail, { accessToken, expiresAt, subject, email }, key) =>
      inTurn(async () => {
        // The key first, so that a stored token always has its key.
        await options.proofKey.write(key.pair);
        await options.usedAt.write(Date.now());
        const kept = {
          endpoints,
          psaEmail,
          accessToken,
          expiresAt,
          subject,
          email,
          keyThumbprint: key.thumbprint,
        };
        await options.tokens.write(kept satisfies v.InferInput<typeof keptSchema>);
        openKey = key;
        await options.onUser?.({ issuer: endpoints.issuer, subject });
      }),

    noteUse: () =>
      inTurn(async () => {
        if ((await read()) !== null) await options.usedAt.write(Date.now());
      }),
  };
}

function isSame(one: TokenEndpoints, other: TokenEndpoints | null): boolean {
  return one.issuer === other?.issuer && one.api === other.api && one.app === other.app;
}
