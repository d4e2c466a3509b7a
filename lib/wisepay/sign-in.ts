/**
 * Signing in to WisePay: OpenID Connect, authorization code with PKCE, as a public client. The browser's
 * `identity` API shows WisePay's own login, so the POD never sees a password.
 */
import * as oauth from 'oauth4webapi';
import { CodedError } from '../errors.ts';
import { isLoopbackName } from '../loopback.ts';
import type { Send } from './transport.ts';

/** The client id under which WisePay knows the POD. Inference: WisePay publishes none. */
const clientId = 'wisepay-pod';

/** What a sign-in yields. `email` is WisePay's verified address of the person; times are ms since 1970. */
export interface Tokens {
  readonly accessToken: string;
  readonly expiresAt: number;
  readonly email: string;
}

/** The browser's part of a sign-in, as in `browser.identity`. */
export interface WebAuthFlow {
  /** The address that ends the flow: `https://<extension-id>.chromiumapp.org/`. */
  readonly redirectUrl: string;
  /** Opens `url` and gives the address that it ended on; rejects when the person or the browser stops it. */
  launch(url: string, interactive: boolean): Promise<string>;
}

/** How to ask. */
export interface SignInRequest {
  readonly issuer: string;
  /** The address to sign in with: the PSA user's. */
  readonly loginHint: string;
  /**
   * `silent` shows nothing and succeeds only where WisePay already knows the person; `interactive` may show
   * WisePay's login; `switch` shows it even if somebody is signed in.
   */
  readonly mode: 'silent' | 'interactive' | 'switch';
}

const prompts = { silent: 'none', interactive: undefined, switch: 'login' } as const;

/** Answers to `prompt=none` that only mean "show the login" (OpenID Connect Core, 3.1.2.6). */
const needsPerson = [
  'login_required',
  'interaction_required',
  'consent_required',
  'account_selection_required',
];

/**
 * Signs in. Null means that WisePay wants to see the person first (silent mode only).
 *
 * @throws {CodedError} `sign_in_cancelled`, `sign_in_failed`, or what `Send` throws
 */
export async function signIn(send: Send, flow: WebAuthFlow, request: SignInRequest): Promise<Tokens | null> {
  try {
    return await authorize(send, flow, request);
  } catch (error) {
    if (error instanceof CodedError) throw error;
    if (error instanceof oauth.AuthorizationResponseError) {
      if (request.mode === 'silent' && needsPerson.includes(error.error)) return null;
      if (error.error === 'access_denied') throw new CodedError('sign_in_cancelled', {}, { cause: error });
    }
    throw new CodedError('sign_in_failed', {}, { cause: error });
  }
}

async function authorize(send: Send, flow: WebAuthFlow, request: SignInRequest): Promise<Tokens | null> {
  const http = httpOptions(send, request.issuer);
  const issuer = new URL(request.issuer);
  const server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, http));
  if (server.authorization_endpoint === undefined) throw new CodedError('sign_in_failed');

  const client: oauth.Client = { client_id: clientId };
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const nonce = oauth.generateRandomNonce();
  const prompt = prompts[request.mode];
  const url = new URL(server.authorization_endpoint);
  const question = {
    client_id: clientId,
    response_type: 'code',
    redirect_uri: flow.redirectUrl,
    scope: 'openid email pod',
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    login_hint: request.loginHint,
    state,
    nonce,
    ...(prompt !== undefined && { prompt }),
  };
  for (const [name, value] of Object.entries(question)) url.searchParams.set(name, value);

  const callback = await launch(flow, url.href, request.mode !== 'silent');
  if (callback === null) return null;
  const parameters = oauth.validateAuthResponse(server, client, new URL(callback), state);
  const response = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    oauth.None(),
    parameters,
    flow.redirectUrl,
    verifier,
    http,
  );
  const tokens = await oauth.processAuthorizationCodeResponse(server, client, response, {
    expectedNonce: nonce,
    requireIdToken: true,
  });
  return readTokens(tokens);
}

/**
 * The address that the flow ended on, or null when a silent flow would have had to show something. The browsers
 * give their reason as an English sentence only; of those, a page that did not load is worth telling apart.
 */
async function launch(flow: WebAuthFlow, url: string, interactive: boolean): Promise<string | null> {
  try {
    return await flow.launch(url, interactive);
  } catch (cause) {
    if (/could not be loaded/i.test(String(cause))) throw new CodedError('offline', {}, { cause });
    if (interactive) throw new CodedError('sign_in_cancelled', {}, { cause });
    return null;
  }
}

function readTokens(tokens: oauth.TokenEndpointResponse): Tokens {
  const claims = oauth.getValidatedIdTokenClaims(tokens);
  const email = claims?.['email'];
  if (typeof email !== 'string' || claims?.['email_verified'] !== true || tokens.expires_in === undefined) {
    throw new CodedError('sign_in_failed');
  }
  return { accessToken: tokens.access_token, expiresAt: Date.now() + tokens.expires_in * 1000, email };
}

/** oauth4webapi speaks through `send`; plain HTTP is accepted on loopback only, for the sandbox. */
function httpOptions(send: Send, issuer: string) {
  const { protocol, hostname } = new URL(issuer);
  const loopback = protocol === 'http:' && isLoopbackName(hostname);
  return {
    [oauth.customFetch]: (
      url: string,
      { method, headers, body }: oauth.CustomFetchOptions<string, URLSearchParams | undefined>,
    ) => send(url, { method, headers, body: body ?? null }),
    [oauth.allowInsecureRequests]: loopback,
  };
}
