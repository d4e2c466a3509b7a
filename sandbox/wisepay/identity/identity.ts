/** The identity server as the rest of WisePay uses it. */
import type Provider from 'oidc-provider';
import type { SeedMember } from '../../seed/members.ts';
import type { Tokens } from '../api/authorise.ts';
import { Proofs } from '../api/proofs.ts';
import type { FreshSignIns } from './fresh-sign-ins.ts';
import { authTimeOf, createProvider, generateKeys } from './provider.ts';
import type { Redirects } from './redirects.ts';
import { memberById, SignIns } from './sign-ins.ts';
import { createIdentityStore } from './store.ts';

/** An identity server, whose memory lasts until it is reset. */
export interface Identity {
  /** Who is signed in, in which browser. */
  readonly signIns: SignIns;
  /**
   * The OpenID provider of a public origin. A provider's issuer is fixed, while the browser may know any origin (tests
   * map one name to many ports): so each origin has its own, all with the same memory.
   */
  providerFor(origin: string): Provider;
  /** Looks up its access tokens. */
  readonly tokens: Tokens;
  /** The proofs that accompany the tokens. */
  readonly proofs: Proofs;
  /** How a sign-in sends the browser back to the client. */
  redirects: Redirects;
  /** How a request for a fresh sign-in is handled. */
  freshSignIns: FreshSignIns;
  /** Writes a person's email address in this form in every ID token from now on. */
  writeAddress(member: SeedMember, address: string): void;
  /** Forgets all sign-ins and tokens, and restores the default behavior. */
  reset(): void;
}

/** An identity server with new keys and no one signed in. */
export async function createIdentity(): Promise<Identity> {
  const keys = await generateKeys();
  const store = createIdentityStore();
  const signIns = new SignIns(store);
  const proofs = new Proofs();
  const providers = new Map<string, Provider>();
  const addresses = new Map<string, string>();
  const addressOf = ({ memberId, email }: SeedMember) => addresses.get(memberId) ?? email;

  function providerFor(origin: string): Provider {
    const existing = providers.get(origin);
    if (existing) return existing;
    const provider = createProvider(
      origin,
      store,
      keys,
      () => proofs.demandsNonce,
      addressOf,
      () => identity.redirects,
      () => identity.freshSignIns,
    );
    providers.set(origin, provider);
    return provider;
  }

  const identity: Identity = {
    signIns,
    providerFor,
    proofs,
    redirects: { by: 'header' },
    freshSignIns: 'shown',
    writeAddress: ({ memberId }, address) => addresses.set(memberId, address),
    tokens: {
      async ownerOf(token, request) {
        const { AccessToken, Session } = providerFor(new URL(request.url).origin);
        const accessToken = await AccessToken.find(token);
        if (!accessToken?.scopes.has('pod') || !accessToken.sessionUid) return undefined;
        const session = await Session.findByUid(accessToken.sessionUid);
        const member =
          session?.accountId === accessToken.accountId ? memberById(accessToken.accountId) : undefined;
        if (!member || (await proofs.check(request, token)) !== accessToken.jkt) return undefined;
        return { member, authenticatedAt: authTimeOf(accessToken) };
      },
    },
    reset() {
      store.clear();
      signIns.setAmbient(null);
      proofs.reset();
      identity.redirects = { by: 'header' };
      identity.freshSignIns = 'shown';
      addresses.clear();
    },
  };
  return identity;
}
