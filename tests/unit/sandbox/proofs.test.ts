import { exportJWK } from 'jose';
import { beforeEach, describe, expect, test } from 'vitest';
import { Browser, send, wisepayOrigin } from './support/browser.ts';
import {
  authorizationRequest,
  extensionOrigin,
  issuer,
  proofOfToken,
  redeemCode,
  signInToPod,
} from './support/oidc.ts';
import { admin, control, otherAdmin, podWith, post, problemOf } from './support/pod.ts';
import { type BoundToken, createKey, type ProofChanges, proofFor } from './support/proof.ts';
import { useSandbox } from './support/sandbox.ts';

const port = useSandbox();
const session = `${wisepayOrigin}/api/session`;
let token: BoundToken;

beforeEach(async () => {
  token = await signInToPod(port(), admin);
});

/** Requests the session with the extension's origin and exactly these headers. */
const ask = (headers: Readonly<Record<string, string>>, url = session) =>
  send(port(), url, { headers: { Origin: extensionOrigin, ...headers } });

const authorization = () => `DPoP ${token.accessToken}`;

/** A valid proof for that request, apart from `changes`. */
const proof = (changes?: ProofChanges, request = {}) =>
  proofFor(token.key, { method: 'GET', url: session, accessToken: token.accessToken, ...request }, changes);

const seconds = () => Math.floor(Date.now() / 1000);

const invalidProof = { status: 401, code: 'invalid_dpop_proof' };
const invalidToken = { status: 401, code: 'token_expired' };

describe('a token', () => {
  test('lets in whoever proves to have its key', async () => {
    const answer = await ask({ Authorization: authorization(), DPoP: await proof() });
    expect(answer.json()).toMatchObject({ user: { email: admin } });
  });

  test('that was copied is worth nothing as a bearer’s', async () => {
    const answer = await ask({ Authorization: `Bearer ${token.accessToken}`, DPoP: await proof() });
    expect(problemOf(answer)).toMatchObject(invalidToken);
    expect(answer.headers['www-authenticate']).toBe('DPoP algs="ES256"');
  });

  test('that was copied is worth nothing without a proof', async () => {
    const answer = await ask({ Authorization: authorization() });
    expect(problemOf(answer)).toMatchObject(invalidProof);
    expect(answer.headers['www-authenticate']).toContain('DPoP error="invalid_dpop_proof"');
  });

  test('that was copied is worth nothing with a key of the thief’s', async () => {
    const thief = podWith(port(), { accessToken: token.accessToken, key: await createKey() });
    const answer = await thief('/session');
    expect(problemOf(answer)).toMatchObject(invalidToken);
    expect(answer.headers['www-authenticate']).toContain('DPoP error="invalid_token"');
  });

  test('of one person does not fit the key of another', async () => {
    const other = await signInToPod(port(), otherAdmin);
    const mixed = podWith(port(), { accessToken: token.accessToken, key: other.key });
    expect(problemOf(await mixed('/session'))).toMatchObject(invalidToken);
  });
});

describe('a proof', () => {
  test('is good once', async () => {
    const headers = { Authorization: authorization(), DPoP: await proof() };
    expect((await ask(headers)).status).toBe(200);
    expect(problemOf(await ask(headers))).toMatchObject(invalidProof);
  });

  test.each<[string, ProofChanges | (() => ProofChanges)]>([
    ['another method', { claims: { htm: 'POST' } }],
    ['another address', { claims: { htu: `${wisepayOrigin}/api/invoices` } }],
    ['another host', { claims: { htu: 'https://evil.example/api/session' } }],
    ['another token', { claims: { ath: 'x'.repeat(43) } }],
    ['no token', { claims: { ath: undefined } }],
    ['no time', { claims: { iat: undefined } }],
    ['a time long ago', () => ({ claims: { iat: seconds() - 400 } })],
    ['a time to come', () => ({ claims: { iat: seconds() + 400 } })],
    ['no id', { claims: { jti: undefined } }],
    ['an empty id', { claims: { jti: '' } }],
    ['an address that is none', { claims: { htu: '/api/session' } }],
    ['another type', { header: { typ: 'JWT' } }],
    ['no key', { header: { jwk: undefined } }],
  ])('is refused for %s', async (_, changes) => {
    // Computes the time only now, however late this test runs.
    const DPoP = await proof(typeof changes === 'function' ? changes() : changes);
    expect(problemOf(await ask({ Authorization: authorization(), DPoP }))).toMatchObject(invalidProof);
  });

  test.each([-200, 200])('may come from a clock that is off by %d s', async (off) => {
    const DPoP = await proof({ claims: { iat: seconds() + off } });
    expect((await ask({ Authorization: authorization(), DPoP })).status).toBe(200);
  });

  test('is refused when somebody else signed it', async () => {
    const { privateKey } = await createKey();
    const answer = await ask({ Authorization: authorization(), DPoP: await proof({ signedBy: privateKey }) });
    expect(problemOf(answer)).toMatchObject(invalidProof);
  });

  test('is refused when it gives its private key away', async () => {
    const { privateKey, publicKey } = await crypto.subtle.generateKey(
      { name: 'ECDSA', namedCurve: 'P-256' },
      true,
      ['sign', 'verify'],
    );
    const jwk = await exportJWK(privateKey);
    const DPoP = await proofFor(
      { privateKey, publicKey },
      { method: 'GET', url: session, accessToken: token.accessToken },
      { header: { jwk } },
    );
    expect(problemOf(await ask({ Authorization: authorization(), DPoP }))).toMatchObject(invalidProof);
  });

  test.each([
    ['unsigned', 'eyJhbGciOiJub25lIiwidHlwIjoiZHBvcCtqd3QifQ.e30.'],
    ['no proof at all', 'junk'],
    ['empty', ''],
  ])('is refused: %s', async (_, DPoP) => {
    expect(problemOf(await ask({ Authorization: authorization(), DPoP }))).toMatchObject(invalidProof);
  });

  test('is refused when there are two of them', async () => {
    const DPoP = `${await proof()}, ${await proof()}`;
    expect(problemOf(await ask({ Authorization: authorization(), DPoP }))).toMatchObject(invalidProof);
  });

  test('is for an address without its query', async () => {
    const path = '/invoices?host=psa.localhost&recordId=5101';
    expect((await podWith(port(), token)(path)).status).toBe(200);
  });

  test('that is refused carries nothing out', async () => {
    const path = '/invoices/inv_5101/payment-sessions';
    const url = `${wisepayOrigin}/api${path}`;
    const request = post();
    const DPoP = await proof();
    const answer = await send(port(), url, {
      ...request,
      headers: { ...request.headers, Authorization: authorization(), DPoP },
    });
    expect(problemOf(answer)).toMatchObject(invalidProof);
    expect((await control(port(), 'ledger')).json()).toMatchObject({
      paymentSessions: [],
      idempotencyKeys: [],
    });
  });
});

describe('a server that wants nonces', () => {
  beforeEach(() => control(port(), 'wisepay/proofs', { nonces: true }));

  const nonceOf = (value: unknown) => {
    if (typeof value !== 'string') throw new Error('No nonce');
    return value;
  };

  test('names one, and takes proofs with that one only', async () => {
    const first = await ask({ Authorization: authorization(), DPoP: await proof() });
    expect(problemOf(first)).toMatchObject({ status: 401, code: 'use_dpop_nonce' });
    expect(first.headers['www-authenticate']).toBe('DPoP error="use_dpop_nonce"');
    const nonce = nonceOf(first.headers['dpop-nonce']);
    const ok = await ask({ Authorization: authorization(), DPoP: await proof({ claims: { nonce } }) });
    expect(ok.status).toBe(200);
    await control(port(), 'wisepay/proofs', { nonces: true });
    const stale = await ask({ Authorization: authorization(), DPoP: await proof({ claims: { nonce } }) });
    expect(problemOf(stale).code).toBe('use_dpop_nonce');
  });

  test('wants them for the code too, and the code is still good afterwards', async () => {
    await control(port(), 'wisepay/sign-in', { email: admin });
    const { url, verifier } = authorizationRequest({ prompt: 'none' });
    const { answer } = await new Browser(port()).follow(url);
    const code = answer.location().searchParams.get('code') ?? '';
    const key = await createKey();
    const first = await redeemCode(port(), verifier, code, await proofOfToken(key));
    expect(first.json()).toMatchObject({ error: 'use_dpop_nonce' });
    expect(first.headers['access-control-expose-headers']).toContain('DPoP-Nonce');
    const nonce = nonceOf(first.headers['dpop-nonce']);
    const second = await redeemCode(port(), verifier, code, await proofOfToken(key, nonce));
    expect(second.json()).toMatchObject({ token_type: 'DPoP' });
  });
});

describe('the identity server', () => {
  async function code(extra: Readonly<Record<string, string>> = {}) {
    await control(port(), 'wisepay/sign-in', { email: admin });
    const { url, verifier } = authorizationRequest({ prompt: 'none', ...extra });
    const { answer } = await new Browser(port()).follow(url);
    return { verifier, code: answer.location().searchParams.get('code') ?? '' };
  }

  test('gives no token that is bound to no key', async () => {
    const { verifier, code: given } = await code();
    expect((await redeemCode(port(), verifier, given)).json()).toMatchObject({ error: 'invalid_grant' });
  });

  test('gives nothing for a code that was asked for with another key', async () => {
    const { verifier, code: given } = await code({ dpop_jkt: 'x'.repeat(43) });
    const answer = await redeemCode(port(), verifier, given, await proofOfToken(await createKey()));
    expect(answer.json()).toMatchObject({ error: 'invalid_grant' });
  });

  test('ends a token before its time when the POD says so', async () => {
    const pod = podWith(port(), token);
    const answer = await send(port(), `${issuer}/token/revocation`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: extensionOrigin },
      body: new URLSearchParams({ client_id: 'wisepay-pod', token: token.accessToken }).toString(),
    });
    expect(answer.status).toBe(200);
    expect(problemOf(await pod('/session'))).toMatchObject(invalidToken);
  });
});
