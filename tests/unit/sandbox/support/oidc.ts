/** The POD's side of signing in: authorization code with PKCE for a token bound to a key, as the extension does it. */
import { createHash, randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { type Answer, Browser, send, wisepayOrigin } from './browser.ts';
import { createKey, proofFor } from './proof.ts';

export const issuer = `${wisepayOrigin}/identity`;
export const redirectUri = `https://${'abcdefghijklmnop'.repeat(2)}.chromiumapp.org/oidc`;
export const extensionOrigin = `chrome-extension://${'abcdefghijklmnop'.repeat(2)}`;

const tokensSchema = v.object({
  token_type: v.literal('DPoP'),
  access_token: v.string(),
  id_token: v.string(),
  expires_in: v.number(),
});
const claimsSchema = v.looseObject({ iss: v.string(), email: v.string(), email_verified: v.boolean() });

export interface AuthorizationRequest {
  readonly url: URL;
  readonly verifier: string;
}

export function authorizationRequest(extra: Readonly<Record<string, string>> = {}): AuthorizationRequest {
  const verifier = randomBytes(32).toString('base64url');
  const url = new URL(`${issuer}/auth`);
  url.search = new URLSearchParams({
    client_id: 'wisepay-pod',
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: 'openid email pod',
    state: 'a-state',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...extra,
  }).toString();
  return { url, verifier };
}

/** Exchanges the code in a redirect back to the extension for tokens; throws if there is none. */
export async function redeem(port: number, verifier: string, redirect: URL) {
  const code = redirect.searchParams.get('code');
  if (!code) throw new Error(`No code in ${redirect}`);
  const key = await createKey();
  const answer = await redeemCode(port, verifier, code, await proofOfToken(key));
  const tokens = v.parse(tokensSchema, answer.json());
  const [, payload = ''] = tokens.id_token.split('.');
  const claims = v.parse(claimsSchema, JSON.parse(Buffer.from(payload, 'base64url').toString()));
  return { accessToken: tokens.access_token, key, expiresIn: tokens.expires_in, claims };
}

/** The proof for a request at the token endpoint. */
export function proofOfToken(key: CryptoKeyPair, nonce?: string): Promise<string> {
  return proofFor(key, { method: 'POST', url: `${issuer}/token` }, { claims: { nonce } });
}

/** Sends a code to the token endpoint, with or without a proof. */
export function redeemCode(port: number, verifier: string, code: string, proof?: string): Promise<Answer> {
  return send(port, `${issuer}/token`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      Origin: extensionOrigin,
      ...(proof !== undefined && { DPoP: proof }),
    },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: 'wisepay-pod',
      redirect_uri: redirectUri,
      code,
      code_verifier: verifier,
    }).toString(),
  });
}

/** Signs in on the login page; returns the tokens. */
export async function signInToPod(port: number, email: string, browser = new Browser(port)) {
  const { url, verifier } = authorizationRequest({ login_hint: email });
  const login = await browser.follow(url);
  const { answer } = await browser.submit(login.url, { email, password: 'sandbox' });
  return redeem(port, verifier, answer.location());
}

/** The error that `prompt=none` returns, or the tokens. */
export async function signInSilently(port: number, browser: Browser) {
  const { url, verifier } = authorizationRequest({ prompt: 'none' });
  const { answer } = await browser.follow(url);
  const error = answer.location().searchParams.get('error');
  return error ? { error } : await redeem(port, verifier, answer.location());
}
