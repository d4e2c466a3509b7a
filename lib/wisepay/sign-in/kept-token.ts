/**
 * The token that outlives a worker: it lies in the browser's memory-backed session storage, the key that it is bound
 * to in the database, and both go as soon as it may not be used any more.
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

/** A token, and the way to speak with it. */
export interface Credentials extends Tokens {
  readonly authorize: Authorize;
  /** Names the sign-in and is no secret: each has a key of its own. */
  readonly keyThumbprint: string;
}

/** The addresses that a token was fetched for. */
type TokenEndpoints = Pick<Endpoints, 'issuer' | 'api' | 'app'>;

/** A token belongs to the endpoints and to the PSA user that it was fetched for. */
export interface KeptToken {
  readonly endpoints: TokenEndpoints;
  /** Null where PSA did not tell who that is. */
  readonly psaEmail: string | null;
  readonly credentials: Credentials;
}

export interface KeptTokenOptions {
  readonly tokens: SessionItem;
  /** When a person last used the POD. */
  readonly usedAt: SessionItem;
  readonly proofKey: ProofKeyStore;
  /** The addresses in force; null when nothing names them. */
  endpoints(): Promise<Endpoints | null>;
  /** How long a token outlives its last use, in ms. */
  idleMs(): Promise<number>;
}

export interface TokenKeeper {
  /**
   * The token that is kept, expired or not. One that nobody has used for too long, that was fetched for other
   * addresses than those in force, or whose key is gone, is thrown away instead.
   */
  read(): Promise<KeptToken | null>;
  /** Keeps a token in place of any other; it counts as used now. */
  keep(endpoints: TokenEndpoints, psaEmail: string | null, tokens: Tokens, key: ProofKey): Promise<void>;
  /** Notes that a person uses the POD at this moment; too late for a token that was idle for too long before. */
  noteUse(): Promise<void>;
  /** Throws away the token and its key. */
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
  /** Kept open for as long as the worker lives: it knows the nonces that the servers asked for. */
  let openKey: ProofKey | null = null;
  /** Token and key are two stores: nobody may look, or throw away, while only one of them is changed. */
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
        // The key first: whoever finds the token finds its key.
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
