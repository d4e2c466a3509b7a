import { randomUUID } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Client, createClient } from '#lib/wisepay/client.ts';
import { authorizeWith } from '#lib/wisepay/sign-in/authorize.ts';
import { createProofKey, type ProofKey } from '#lib/wisepay/sign-in/proof-key.ts';
import type { Send } from '#lib/wisepay/transport.ts';
import { wisepayOrigin } from '../../sandbox/support/browser.ts';
import { admin, control } from '../../sandbox/support/pod.ts';
import { useSandbox } from '../../sandbox/support/sandbox.ts';
import { failureOf } from '../../support/failure.ts';
import { sandboxSend } from '../../support/sandbox-wisepay.ts';
import { authorizeAs } from '../support/signed-in.ts';

const url = 'https://api.example/pod/invoices?number=1#top';

afterEach(() => vi.useRealTimers());

describe('a request', () => {
  const send = vi.fn<Send>();
  let key: ProofKey;
  let ask: Send;

  beforeEach(async () => {
    send.mockReset().mockImplementation(async () => Response.json({ fine: true }));
    key = await createProofKey();
    ask = authorizeWith('access_1', key)(send);
  });

  const headersOf = (call: number) => new Headers(send.mock.calls[call]?.[1]?.headers);
  const proofOf = (call: number) => headersOf(call).get('DPoP') ?? '';

  const refuse = (challenge: string, more: Readonly<Record<string, string>> = {}) =>
    Response.json(
      { status: 401, code: 'whatever' },
      { status: 401, headers: { 'WWW-Authenticate': challenge, 'Request-Id': 'req_1', ...more } },
    );

  it('shows its token with a proof of the key, for this method and address alone', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    await ask(url, { method: 'post', headers: { 'Idempotency-Key': 'key_1' }, body: '{}', timeoutMs: 7 });
    expect(send).toHaveBeenCalledExactlyOnceWith(url, {
      method: 'POST',
      body: '{}',
      timeoutMs: 7,
      headers: expect.objectContaining({ authorization: 'DPoP access_1', 'idempotency-key': 'key_1' }),
    });
    expect(decodeProtectedHeader(proofOf(0))).toMatchObject({ typ: 'dpop+jwt', alg: 'ES256' });
    expect(decodeJwt(proofOf(0))).toMatchObject({
      htm: 'POST',
      htu: 'https://api.example/pod/invoices',
      // The hash of `access_1`, made with OpenSSL.
      ath: '7hos8BbL2FyiOyzp545XQ83cmdNLwgVBHk9Sl0l-TA8',
      iat: Math.floor(Date.now() / 1000),
    });
  });

  it('has a proof of its own', async () => {
    await ask(url);
    await ask(url);
    expect(decodeJwt(proofOf(0)).jti).not.toBe(decodeJwt(proofOf(1)).jti);
  });

  it('is sent again with the nonce that the server asks for, and otherwise the same', async () => {
    send.mockResolvedValueOnce(refuse('DPoP error="use_dpop_nonce"', { 'DPoP-Nonce': 'nonce_1' }));
    const response = await ask(url, { method: 'post', headers: { 'Idempotency-Key': 'key_1' }, body: '{}' });
    expect(await response.json()).toEqual({ fine: true });
    expect(send).toHaveBeenCalledTimes(2);
    expect(decodeJwt(proofOf(1))).toMatchObject({ nonce: 'nonce_1' });
    expect(headersOf(1).get('Idempotency-Key')).toBe('key_1');
    expect(send.mock.calls[1]?.[1]).toMatchObject({ method: 'POST', body: '{}' });
  });

  it('has the last nonce in its proof from the start', async () => {
    send.mockResolvedValueOnce(Response.json({}, { headers: { 'DPoP-Nonce': 'nonce_2' } }));
    await ask(url);
    await authorizeWith('access_2', key)(send)(url);
    expect(decodeJwt(proofOf(1))).toMatchObject({ nonce: 'nonce_2' });
    await ask('https://other.example/');
    expect(decodeJwt(proofOf(2))).not.toHaveProperty('nonce');
  });

  it('that the browser has repeated by itself is sent with a new proof', async () => {
    send.mockResolvedValueOnce(refuse('DPoP error="invalid_dpop_proof"'));
    expect((await ask(url)).status).toBe(200);
    expect(decodeJwt(proofOf(0)).jti).not.toBe(decodeJwt(proofOf(1)).jti);
  });

  it.each(['use_dpop_nonce', 'invalid_dpop_proof'])('is not sent for ever: %s', async (error) => {
    send.mockImplementation(async () => refuse(`DPoP error="${error}"`));
    expect(await failureOf(ask(url))).toEqual({
      code: 'refused',
      details: { status: 401, requestId: 'req_1', problemCode: 'invalid_dpop_proof' },
    });
    expect(send).toHaveBeenCalledTimes(2);
  });

  it.each([
    'DPoP error="invalid_token"',
    'DPoP error="insufficient_user_authentication", max_age="60"',
    'junk "',
  ])('that is refused for another reason is left to the caller: %s', async (challenge) => {
    send.mockResolvedValueOnce(refuse(challenge));
    const response = await ask(url);
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ code: 'whatever' });
    expect(send).toHaveBeenCalledTimes(1);
  });

  it('is not sent over an open line', async () => {
    await expect(ask('http://api.example/pod')).rejects.toThrow();
    expect(send).not.toHaveBeenCalled();
  });
});

describe('with the sandbox’s WisePay', () => {
  const port = useSandbox();
  const api = `${wisepayOrigin}/api`;
  const sent: string[] = [];
  let client: Client;
  /** Hooks for a test that sets the clock wrong in this browser only. */
  let onTheWay: Record<'leaves' | 'answered', () => void>;

  beforeEach(async () => {
    sent.length = 0;
    onTheWay = { leaves: () => {}, answered: () => {} };
    const authorize = await authorizeAs(port(), admin);
    const send: Send = async (address, options) => {
      sent.push(`${options?.method} ${new URL(address).pathname}`);
      onTheWay.leaves();
      const response = await sandboxSend(port())(address, options);
      onTheWay.answered();
      return response;
    };
    client = createClient(send, api, authorize);
  });

  it('a nonce that is demanded in the middle goes unnoticed, and nothing is done twice', async () => {
    const { invoice } = await client.findInvoice({ host: 'psa.localhost', number: '20101' });
    await control(port(), 'wisepay/proofs', { nonces: true });
    const path = `/invoices/${invoice.id}/payment-sessions`;
    await client.createPaymentSession(invoice.id, randomUUID());
    expect(sent.filter((each) => each === `POST /api${path}`)).toHaveLength(2);
    const ledger = (await control(port(), 'ledger')).json();
    expect(ledger).toMatchObject({ paymentSessions: [{}], idempotencyKeys: [{ count: 1 }] });
    await control(port(), 'wisepay/proofs', { nonces: true });
    expect(await client.getSession()).toMatchObject({ user: { email: admin } });
  });

  it('a clock that is wrong is told apart from a sign-in that has ended', async () => {
    const tenMinutesAgo = Date.now() - 600_000;
    const turnBack = () => vi.useFakeTimers({ toFake: ['Date'], now: tenMinutesAgo });
    onTheWay = { leaves: () => vi.useRealTimers(), answered: turnBack };
    turnBack();
    const { code, details } = await failureOf(client.getSession());
    expect(code).toBe('refused');
    expect(details).toMatchObject({ status: 401, problemCode: 'invalid_dpop_proof' });
  });
});
