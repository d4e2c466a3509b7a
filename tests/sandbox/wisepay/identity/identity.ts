/** The identity server as the rest of WisePay uses it. */
import type Provider from 'oidc-provider';
import type { Tokens } from '../api/authorise.ts';
import { authTimeOf, createProvider, generateKeys } from './provider.ts';
import { memberById, SignIns } from './sign-ins.ts';
import { createIdentityStore } from './store.ts';

export interface Identity {
  readonly signIns: SignIns;
  /**
   * The OpenID provider of a public origin. Its issuer is fixed, while the origin is whatever the browser was
   * told (tests map one name to many ports), so there is one for each, all with the same memory.
   */
  providerFor(origin: string): Provider;
  readonly tokens: Tokens;
  /** Forgets all sign-ins and tokens. */
  reset(): void;
}

export async function createIdentity(): Promise<Identity> {
  const keys = await generateKeys();
  const store = createIdentityStore();
  const signIns = new SignIns(store);
  const providers = new Map<string, Provider>();

  function providerFor(origin: string): Provider {
    const existing = providers.get(origin);
    if (existing) return existing;
    const provider = createProvider(origin, store, keys);
    providers.set(origin, provider);
    return provider;
  }

  return {
    signIns,
    providerFor,
    tokens: {
      async holderOf(token, origin) {
        const { AccessToken, Session } = providerFor(origin);
        const accessToken = await AccessToken.find(token);
        if (!accessToken?.scopes.has('pod') || !accessToken.sessionUid) return undefined;
        const session = await Session.findByUid(accessToken.sessionUid);
        const member =
          session?.accountId === accessToken.accountId ? memberById(accessToken.accountId) : undefined;
        return member && { member, authenticatedAt: authTimeOf(accessToken) };
      },
    },
    reset() {
      store.clear();
      signIns.setAmbient(null);
    },
  };
}
