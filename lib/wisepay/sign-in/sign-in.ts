/**
 * Signing in to WisePay: OpenID Connect, authorization code with PKCE, as a public client, for a token that is bound
 * to a key (DPoP). The browser's `identity` API shows WisePay's own login, so the POD never sees a password.
 */
import * as oauth from 'oauth4webapi';
import { CodedError } from '../../errors.ts';
import type { Send } from '../transport.ts';
import { requireFresh } from './fresh-sign-in.ts';
import type { ProofKey } from './proof-key.ts';
import { discover, isSandbox, podClient, providerOptions } from './provider.ts';
import { requireNoFuture, wrongClockIn } from './wrong-clock.ts';

/**
 * The result of a sign-in. `subject` is the provider's permanent ID of the person (`sub`), `email` their address,
 * verified by WisePay; times are in ms since 1970.
 */
export interface Tokens {
  readonly accessToken: string;
  readonly expiresAt: number;
  readonly subject: string;
  readonly email: string;
}

/** The browser's part of a sign-in, as in `browser.identity`. */
export interface WebAuthFlow {
  /** The address that ends the flow: `https://<extension-id>.chromiumapp.org/`. */
  readonly redirectUrl: string;
  /** Opens `url` and returns the address on which it ended; rejects if the person or the browser stops it. */
  launch(url: string, interactive: boolean): Promise<string>;
}

/** How to sign in. */
export interface SignInRequest {
  readonly issuer: string;
  /** The email address to sign in with, the PSA user's; null if PSA does not give it. */
  readonly loginHint: string | null;
  /**
   * `silent` shows nothing and succeeds only if WisePay already knows the person; `interactive` may show WisePay's
   * login; `switch` shows it even if someone is signed in; `fresh` does, too, and succeeds only if WisePay says that
   * the person has signed in since.
   */
  readonly mode: 'silent' | 'interactive' | 'switch' | 'fresh';
}

const prompts = { silent: 'none', interactive: undefined, switch: 'login', fresh: 'login' } as const;

/** Answers to `prompt=none` that only mean "show the login" (OpenID Connect Core, 3.1.2.6). */
const needsPerson = [
  'login_required',
  'interaction_required',
  'consent_required',
  'account_selection_required',
];

/**
 * Signs in for a token that is bound to `key`. Null means that WisePay requires its login first (silent mode only).
 *
 * @throws {CodedError} `sign_in_cancelled`, `sign_in_failed`, `clock_wrong`, `refused` with problem code
 *   `invalid_dpop_proof` (most likely this machine's clock is wrong), `sign_in_unproven` and `sign_in_not_fresh` (mode
 *   `fresh` only), or what `Send` throws
 */
export async function signIn(
  send: Send,
  flow: WebAuthFlow,
  request: SignInRequest,
  key: ProofKey,
): Promise<Tokens | null> {
  try {
    return await authorize(send, flow, request, key);
  } catch (error) {
    if (error instanceof CodedError) throw error;
    if (error instanceof oauth.ResponseBodyError && error.error === 'invalid_dpop_proof') {
      throw new CodedError('refused', { status: error.status, problemCode: error.error }, { cause: error });
    }
    if (error instanceof oauth.AuthorizationResponseError) {
      if (request.mode === 'silent' && needsPerson.includes(error.error)) return null;
      if (error.error === 'access_denied') throw new CodedError('sign_in_cancelled', {}, { cause: error });
    }
    throw new CodedError('sign_in_failed', {}, { cause: error });
  }
}

async function authorize(
  send: Send,
  flow: WebAuthFlow,
  request: SignInRequest,
  key: ProofKey,
): Promise<Tokens | null> {
  const server = await discover(send, request.issuer);
  const url = URL.parse(server.authorization_endpoint ?? '');
  // The window would open any address that the provider names.
  if (url === null || (url.protocol !== 'https:' && !isSandbox(url))) throw new CodedError('sign_in_failed');

  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const nonce = oauth.generateRandomNonce();
  const prompt = prompts[request.mode];
  const question = {
    client_id: podClient.client_id,
    response_type: 'code',
    redirect_uri: flow.redirectUrl,
    scope: 'openid email pod',
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    // Only this key may redeem the code (RFC 9449, 10).
    dpop_jkt: key.thumbprint,
    state,
    nonce,
    ...(request.loginHint !== null && { login_hint: request.loginHint }),
    ...(prompt !== undefined && { prompt }),
    // Asks for the login once more, and requires the provider to say when it was (OpenID Connect Core, 3.1.2.1).
    ...(request.mode === 'fresh' && { max_age: '0' }),
  };
  for (const [name, value] of Object.entries(question)) url.searchParams.set(name, value);

  const askedAt = performance.now();
  const callback = await launch(flow, url.href, request.mode !== 'silent');
  if (callback === null) return null;
  const parameters = oauth.validateAuthResponse(server, podClient, new URL(callback), state);
  const redeem = async () => {
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      podClient,
      oauth.None(),
      parameters,
      flow.redirectUrl,
      verifier,
      { ...providerOptions(send, request.issuer), DPoP: key.signer },
    );
    return oauth
      .processAuthorizationCodeResponse(server, podClient, response, {
        expectedNonce: nonce,
        requireIdToken: true,
      })
      .catch((error: unknown) => {
        throw wrongClockIn(error, response.headers) ?? error;
      });
  };
  const tokens = await redeem().catch((error: unknown) => {
    // The provider requires its own nonce in the proof; the code is still valid (RFC 9449, 8).
    if (oauth.isDPoPNonceError(error)) return redeem();
    throw error;
  });
  const claims = oauth.getValidatedIdTokenClaims(tokens);
  if (claims === undefined) throw new CodedError('sign_in_failed');
  requireNoFuture(claims);
  if (request.mode === 'fresh') requireFresh(claims, performance.now() - askedAt);
  return readTokens(tokens, claims);
}

/**
 * The address on which the flow ended, or null if a silent flow would have had to show something. The browsers give
 * their reason only as an English sentence. One of them matters, a page that did not load: WisePay has just answered,
 * so most likely it refuses this extension's redirect address.
 */
async function launch(flow: WebAuthFlow, url: string, interactive: boolean): Promise<string | null> {
  try {
    return await flow.launch(url, interactive);
  } catch (cause) {
    if (/could not be loaded/i.test(String(cause))) throw new CodedError('sign_in_failed', {}, { cause });
    if (interactive) throw new CodedError('sign_in_cancelled', {}, { cause });
    return null;
  }
}

/** Rejects a token that is not bound to a key, because anyone who copied it could use it. */
function readTokens(tokens: oauth.TokenEndpointResponse, claims: oauth.IDToken): Tokens {
  if (tokens.token_type !== 'dpop') throw new CodedError('sign_in_failed');
  const email = claims['email'];
  // Also rejects a token without an expiry, or with one that is not finite.
  const expiresAt = Date.now() + (tokens.expires_in ?? Infinity) * 1000;
  if (typeof email !== 'string' || claims['email_verified'] !== true || !Number.isFinite(expiresAt)) {
    throw new CodedError('sign_in_failed');
  }
  return { accessToken: tokens.access_token, expiresAt, subject: claims.sub, email };
}
