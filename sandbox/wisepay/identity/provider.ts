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

/** The POD's client id; a public client, so there is no secret. */
export const clientId = 'wisepay-pod';

/** Where the provider lives on WisePay's origin; origin and path together are the issuer. */
export const issuerPath = '/identity';

/** Seconds that a sign-in lasts. */
export const sessionSeconds = 12 * 60 * 60;

const authTimeClaim = 'auth_time';

const scope = 'openid email pod';

/** Any extension's own redirect address, with or without a path. Extension ids are 32 letters from a to p. */
const extensionRedirect = /^https:\/\/[a-p]{32}\.chromiumapp\.org\/[^?#]*$/;

/** How an identity server writes a person's address. */
type AddressOf = (member: SeedMember) => string;

/** The secrets of an identity server. */
export interface ProviderKeys {
  readonly jwks: JWKS;
  /** What the nonces for proofs are made from. */
  readonly nonceSecret: Buffer;
}

/** Makes the key that ID tokens are signed with, and the other secret; they last as long as the process. */
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
 * @param demandsNonce whether a proof of the token's key needs a nonce at the moment
 * @param addressOf how it writes a person's address
 * @param redirects how the browser is sent back at the moment
 * @param freshSignIns what becomes of the wish for a fresh sign-in at the moment
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
  // In real life WisePay registers the redirect address of each store's build. An unpacked build has an id that
  // nobody knows in advance, so the sandbox accepts that of any extension, and of nothing else.
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
        // A token that whoever holds it can use is never issued.
        dpop_bound_access_tokens: true,
        redirect_uris: [`https://${'a'.repeat(32)}.chromiumapp.org/`],
      },
    ],
    responseTypes: ['code'],
    allowOmittingSingleRegisteredRedirectUri: false,
    scopes: scope.split(' '),
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    // The POD reads the email from the ID token alone.
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
    // Seconds. Access tokens end earlier when the sign-in that they came from ends.
    ttl: {
      AccessToken: 5 * 60,
      AuthorizationCode: 60,
      Grant: sessionSeconds,
      IdToken: 5 * 60,
      Interaction: 60 * 60,
      Session: sessionSeconds,
    },
    // The token itself remembers when the person signed in. Its session would not do: signing in again renews that,
    // and with it every older token.
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
 * When the person behind an access token really signed in, in seconds since 1970. @throws {v.ValiError} where it does not
 * say
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

/** The POD is WisePay's own client: nobody is asked for consent. */
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
