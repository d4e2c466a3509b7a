/** WisePay's OpenID provider: its one client, its people, its rules. */
import { generateKeyPair, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import Provider, { type Configuration, type JWKS, type KoaContextWithOIDC } from 'oidc-provider';
import * as v from 'valibot';
import { type SeedMember, seedMembers } from '../../seed/members.ts';
import { messagePage } from '../web/pages.ts';
import { type FreshSignIns, overlookFreshness } from './fresh-sign-ins.ts';
import { type Redirects, redirectAs } from './redirects.ts';
import type { IdentityStore } from './store.ts';

/** The POD's client ID; a public client, so there is no secret. */
export const clientId = 'wisepay-pod';

/** The provider's path on WisePay's origin; origin and path together are the issuer. */
export const issuerPath = '/identity';

/** How long a sign-in lasts, in seconds. */
export const sessionSeconds = 12 * 60 * 60;

const authTimeClaim = 'auth_time';

const scope = 'openid email pod';

/** Any extension's own redirect address, with or without a path. Extension IDs are 32 letters from a to p. */
const extensionRedirect = /^https:\/\/[a-p]{32}\.chromiumapp\.org\/[^?#]*$/;

/** How the provider writes a person's email address. */
type AddressOf = (member: SeedMember) => string;

/** The secrets of an identity server. */
export interface ProviderKeys {
  readonly jwks: JWKS;
  /** The secret that nonces for proofs are made from. */
  readonly nonceSecret: Buffer;
}

/** Creates the key that signs ID tokens, and the nonce secret; both last as long as the process. */
export async function generateKeys(): Promise<ProviderKeys> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  const kid = randomBytes(8).toString('hex');
  return {
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kty: 'RSA', alg: 'RS256', use: 'sig', kid }] },
    nonceSecret: randomBytes(32),
  };
}

/**
 * The provider for one public origin. All of them share `store`, so a sign-in at one is a sign-in at all.
 * @param demandsNonce whether a proof of the token's key currently needs a nonce
 * @param addressOf how to write a person's email address
 * @param redirects how the browser is currently sent back
 * @param freshSignIns how a request for a fresh sign-in is currently handled
 */
export function createProvider(
  origin: string,
  store: IdentityStore,
  keys: ProviderKeys,
  demandsNonce: () => boolean,
  addressOf: AddressOf,
  redirects: () => Redirects,
  freshSignIns: () => FreshSignIns,
): Provider {
  const provider = new Provider(origin + issuerPath, configuration(store, keys, demandsNonce, addressOf));
  // In production, WisePay registers the redirect address of each store's build. The ID of an unpacked build is not
  // known in advance, so the sandbox accepts the redirect address of any extension, and nothing else.
  provider.Client.prototype.redirectUriAllowed = (uri: string) => extensionRedirect.test(uri);
  provider.use(overlookFreshness(freshSignIns));
  provider.use(redirectAs(redirects, (address) => extensionRedirect.test(address)));
  provider.on('server_error', (_context, error) => console.error('Identity server:', error));
  return provider;
}

function configuration(
  store: IdentityStore,
  { jwks, nonceSecret }: ProviderKeys,
  demandsNonce: () => boolean,
  addressOf: AddressOf,
): Configuration {
  return {
    adapter: store.adapterFor,
    jwks,
    clients: [
      {
        client_id: clientId,
        client_name: 'WisePay Payment POD',
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code'],
        response_types: ['code'],
        // Bearer tokens are never issued.
        dpop_bound_access_tokens: true,
        redirect_uris: [`https://${'a'.repeat(32)}.chromiumapp.org/`],
      },
    ],
    responseTypes: ['code'],
    allowOmittingSingleRegisteredRedirectUri: false,
    scopes: scope.split(' '),
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    // The POD reads the email address only from the ID token.
    conformIdTokenClaims: false,
    clientBasedCORS: () => true,
    enabledJWA: { idTokenSigningAlgValues: ['RS256'] },
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: true, nonceSecret, requireNonce: demandsNonce },
      pushedAuthorizationRequests: { enabled: false },
      resourceIndicators: { enabled: false },
      revocation: {
        enabled: true,
        allowedPolicy: (_context, client, token) => token.clientId === client.clientId,
      },
      rpInitiatedLogout: { enabled: false },
    },
    // In seconds. An access token ends earlier if its sign-in ends.
    ttl: {
      AccessToken: 5 * 60,
      AuthorizationCode: 60,
      Grant: sessionSeconds,
      IdToken: 5 * 60,
      Interaction: 60 * 60,
      Session: sessionSeconds,
    },
    // The token itself stores when the person signed in. Its session cannot: signing in again renews the session, and
    // with it the time of every older token.
    extraTokenClaims: (context) => ({ [authTimeClaim]: context.oidc.entities.AuthorizationCode?.authTime }),
    interactions: { url: (_context, interaction) => `/login/${interaction.uid}` },
    findAccount: (_context, accountId) => account(accountId, addressOf),
    loadExistingGrant: grantEverything,
    renderError: async (context, { error, error_description }) => {
      context.type = 'html';
      context.body = String(await messagePage('Sign-in failed', `${error_description ?? error}`));
    },
  };
}

/**
 * When the person behind an access token signed in interactively, in seconds since 1970.
 * @throws {v.ValiError} if the token does not say
 */
export function authTimeOf({ extra }: { readonly extra?: Record<string, unknown> | undefined }): number {
  return v.parse(v.number(), extra?.[authTimeClaim]);
}

function account(accountId: string, addressOf: AddressOf) {
  const member = seedMembers.find(({ memberId }) => memberId === accountId);
  if (!member) return undefined;
  return {
    accountId,
    claims: () => ({ sub: accountId, email: addressOf(member), email_verified: true }),
  };
}

/** The POD is WisePay's own client, so no consent is needed. */
async function grantEverything({ oidc }: KoaContextWithOIDC) {
  const { provider, session, client } = oidc;
  if (!session?.accountId || !client) return undefined;
  const grantId = session.grantIdFor(client.clientId);
  const existing = grantId ? await provider.Grant.find(grantId) : undefined;
  if (existing) return existing;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope(scope);
  await grant.save();
  return grant;
}
