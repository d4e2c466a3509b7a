/** An OpenID provider that gives the test's answers, including those that a correct provider never gives. */
import type { WebAuthFlow } from '#lib/wisepay/sign-in/sign-in.ts';
import type { Send } from '#lib/wisepay/transport.ts';
import { redirectUrl } from './sandbox-wisepay.ts';

export const scriptedIssuer = 'https://login.wisepay.example';

export interface Script {
  /** Added to the discovery document. */
  readonly discovery?: Readonly<Record<string, unknown>>;
  /** Added to the ID token's claims; `undefined` removes one. */
  readonly claims?: Readonly<Record<string, unknown>>;
  /** Added to the token answer; `undefined` removes a field. */
  readonly tokens?: Readonly<Record<string, unknown>>;
  /** The token endpoint's first refusals, one for each attempt, with the nonce that it asks for. */
  readonly refusals?: readonly { readonly error: string; readonly nonce?: string }[];
  /** Headers of the token answer, and of its refusals. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The error that the sign-in window ends with, instead of a code. */
  readonly error?: string;
}

export interface ScriptedProvider {
  readonly send: Send;
  readonly flow: WebAuthFlow;
  /** The address that the sign-in window was last opened with; null if it was not. */
  readonly opened: URL | null;
  /** The last request to the token endpoint; null if there was none. */
  readonly redeemed: URLSearchParams | null;
  /** The proofs that the token endpoint was given, oldest first. */
  readonly proofs: readonly string[];
  /** The requests to the revocation endpoint, oldest first. */
  readonly revocations: readonly URLSearchParams[];
}

function refuse(
  { error, nonce }: { error?: string; nonce?: string } = {},
  others: Readonly<Record<string, string>> = {},
): Response {
  const headers = { ...others, ...(nonce !== undefined && { 'DPoP-Nonce': nonce }) };
  return Response.json({ error }, { status: 400, headers });
}

export function scriptedProvider(script: Script = {}): ScriptedProvider {
  const { discovery, claims, tokens, error } = script;
  const refusals = [...(script.refusals ?? [])];
  const proofs: string[] = [];
  const revocations: URLSearchParams[] = [];
  let opened: URL | null = null;
  let redeemed: URLSearchParams | null = null;
  /** The nonce that belongs to each code. */
  const nonces = new Map<string, string | null>();

  function idToken(code: string): string {
    const seconds = Math.floor(Date.now() / 1000);
    const payload = {
      iss: scriptedIssuer,
      aud: 'wisepay-pod',
      sub: 'usr_1',
      iat: seconds,
      exp: seconds + 300,
      nonce: nonces.get(code),
      email: 'pat@northwind.example',
      email_verified: true,
      ...claims,
    };
    const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    return `${encode({ alg: 'RS256' })}.${encode(payload)}.c2lnbmF0dXJl`;
  }

  return {
    get opened() {
      return opened;
    },
    get redeemed() {
      return redeemed;
    },
    proofs,
    revocations,
    send: async (url, options) => {
      switch (new URL(url).pathname) {
        case '/.well-known/openid-configuration':
          return Response.json({
            issuer: scriptedIssuer,
            authorization_endpoint: `${scriptedIssuer}/authorize`,
            token_endpoint: `${scriptedIssuer}/token`,
            ...discovery,
          });
        case '/token':
          proofs.push(new Headers(options?.headers).get('DPoP') ?? '');
          redeemed = new URLSearchParams(String(options?.body));
          if (refusals.length > 0) return refuse(refusals.shift(), script.headers);
          return Response.json(
            {
              token_type: 'DPoP',
              access_token: 'access_1',
              expires_in: 300,
              id_token: idToken(redeemed.get('code') ?? ''),
              ...tokens,
            },
            { headers: script.headers ?? {} },
          );
        case '/revoke':
          revocations.push(new URLSearchParams(String(options?.body)));
          return new Response(null);
        default:
          return new Response(null, { status: 404 });
      }
    },
    flow: {
      redirectUrl,
      async launch(address) {
        opened = new URL(address);
        const code = `code_${nonces.size + 1}`;
        nonces.set(code, opened.searchParams.get('nonce'));
        const end = new URL(redirectUrl);
        end.searchParams.set('state', opened.searchParams.get('state') ?? '');
        if (error === undefined) end.searchParams.set('code', code);
        else end.searchParams.set('error', error);
        return end.href;
      },
    },
  };
}
