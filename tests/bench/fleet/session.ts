/**
 * Silent sign-ins as the provider sees them: a token lives for minutes, and using the POD after that gets a new one in
 * three requests. No key signs anything, and the provider's answers are not read. Only the time of a sign-in, its
 * requests, and its failure are as in the POD.
 */
import { CodedError } from '#lib/errors.ts';
import type { Credentials } from '#lib/wisepay/sign-in/kept-token.ts';
import type { Session } from '#lib/wisepay/sign-in/session.ts';
import type { Fetch, Send } from '#lib/wisepay/transport.ts';
import { withToken } from '#sandbox/wisepay/in-process.ts';

/** The token in the browser's session storage, which outlives a worker. */
export interface TokenStore {
  credentials: Credentials | null;
}

export interface FleetSessionOptions {
  readonly store: TokenStore;
  readonly email: string;
  readonly issuer: string;
  readonly send: Send;
  /** Loads the provider's page. Not a `Send`, because the browser itself does this. */
  readonly fetch: Fetch;
  /** A token's lifetime, in ms. */
  readonly tokenLife: number;
  mintToken(): string;
  onSignIn(): void;
}

/** A token with less time left than this, in ms, is not used; as in `lib/wisepay/sign-in/session.ts`. */
const spareMs = 15_000;

export function createFleetSession(options: FleetSessionOptions): Session {
  const { store, email, issuer, send } = options;
  let underWay: Promise<Credentials> | undefined;

  async function signIn(): Promise<Credentials> {
    options.onSignIn();
    await send(`${issuer}/.well-known/openid-configuration`);
    await options.fetch(`${issuer}/auth`).catch((cause: unknown) => {
      throw new CodedError('sign_in_failed', {}, { cause });
    });
    await send(`${issuer}/token`, { method: 'POST', body: '' });
    const accessToken = options.mintToken();
    const expiresAt = Date.now() + options.tokenLife;
    const authorize = withToken(accessToken);
    store.credentials = {
      accessToken,
      subject: email,
      email,
      expiresAt,
      authorize,
      keyThumbprint: `key of ${accessToken}`,
    };
    return store.credentials;
  }

  const fresh = () =>
    store.credentials !== null && store.credentials.expiresAt - spareMs > Date.now()
      ? store.credentials
      : null;

  return {
    async get() {
      const kept = fresh();
      if (kept !== null) return kept;
      underWay ??= signIn().finally(() => {
        underWay = undefined;
      });
      return underWay;
    },
    peek: async () => fresh(),
    signIn,
    async forget(accessToken) {
      if (accessToken === undefined || store.credentials?.accessToken === accessToken)
        store.credentials = null;
    },
    async keepOnlyFor() {},
    async signOut() {
      store.credentials = null;
    },
  };
}
