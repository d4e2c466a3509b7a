import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Faults } from '#sandbox/wisepay/faults/faults.ts';
import { eventually } from '../support/eventually.ts';
import { Browser, send } from './support/browser.ts';
import { authorizationRequest, extensionOrigin, issuer, redeemCode, signInToPod } from './support/oidc.ts';
import { admin, type Call, control, podWith, post, problemOf } from './support/pod.ts';
import { useSandbox } from './support/sandbox.ts';

const port = useSandbox();
let pod: Call;

beforeEach(async () => {
  pod = podWith(port(), await signInToPod(port(), admin));
});

afterEach(() => vi.useRealTimers());

const payments = '/invoices/inv_5101/payment-sessions';

describe('an ordered fault', () => {
  test.each([
    ['/api/session', true],
    ['/session', true],
    ['/api/sess*', true],
    ['/*', true],
    ['/invoices', false],
    ['/invoices/*/payment-sessions', false],
    ['/ess*', false],
  ])('for %s fits /api/session: %s', (path, fits) => {
    const faults = new Faults();
    const fault = {
      method: 'GET',
      path,
      mode: 'drop_before',
      status: 503,
      ms: 0,
      retryAfterSeconds: 1,
      merge: {},
      location: 'https://wisepay.invalid/',
      times: 1,
    };
    faults.add({ ...fault, mode: 'drop_before' });
    expect(faults.take('POST', '/api/session')).toBeUndefined();
    expect(faults.take('GET', '/api/session') !== undefined).toBe(fits);
  });

  test('happens as often as ordered, then no more', async () => {
    await control(port(), 'faults', {
      method: 'GET',
      path: '/session',
      mode: 'status',
      status: 500,
      times: 2,
    });
    const statuses = [];
    for (let count = 0; count < 3; count += 1) statuses.push((await pod('/session')).status);
    expect(statuses).toEqual([500, 500, 200]);
  });

  test('is called off by a reset', async () => {
    await control(port(), 'faults', { method: '*', path: '/', mode: 'drop_before', times: 9 });
    await control(port(), 'reset', {});
    expect((await pod('/session')).status).toBe(401);
  });

  test('that makes no sense is refused', async () => {
    const answer = await control(port(), 'faults', { method: 'GET', path: '/session', mode: 'explode' });
    expect(problemOf(answer)).toMatchObject({ status: 400, code: 'invalid_request' });
  });
});

test('drop_before: no answer, and nothing happened', async () => {
  const request = post();
  await control(port(), 'faults', {
    method: 'POST',
    path: '/invoices/*/payment-sessions',
    mode: 'drop_before',
  });
  await expect(pod(payments, request)).rejects.toThrow('socket hang up');
  expect((await control(port(), 'ledger')).json()).toMatchObject({
    paymentSessions: [],
    idempotencyKeys: [],
  });
  expect((await pod(payments, request)).headers['idempotent-replayed']).toBeUndefined();
});

test('drop_after: no answer, but it happened, once', async () => {
  const request = post();
  await control(port(), 'faults', {
    method: 'POST',
    path: '/invoices/*/payment-sessions',
    mode: 'drop_after',
  });
  await expect(pod(payments, request)).rejects.toThrow('socket hang up');
  expect((await control(port(), 'ledger')).json()).toMatchObject({ paymentSessions: [expect.anything()] });
  const again = await pod(payments, request);
  expect(again).toMatchObject({ status: 201, headers: { 'idempotent-replayed': 'true' } });
  expect((await control(port(), 'requests')).json()).toMatchObject([
    { method: 'POST', path: `/api${payments}`, status: 201 },
    { method: 'POST', path: `/api${payments}`, status: 201 },
  ]);
});

test('status: a readable problem that says when to come back', async () => {
  await control(port(), 'faults', {
    method: 'GET',
    path: '/session',
    mode: 'status',
    status: 429,
    retryAfterSeconds: 7,
  });
  const answer = await pod('/session');
  expect(problemOf(answer)).toMatchObject({ status: 429, code: 'rate_limited' });
  expect(answer.headers).toMatchObject({
    'retry-after': '7',
    'access-control-allow-origin': extensionOrigin,
    'request-id': expect.any(String),
  });
});

test('malformed: a success that cannot be read', async () => {
  await control(port(), 'faults', { method: 'GET', path: '/session', mode: 'malformed' });
  const answer = await pod('/session');
  expect(answer.status).toBe(200);
  expect(() => answer.json()).toThrow(SyntaxError);
});

test('delay: late, and carried out even if the caller has given up', async () => {
  await control(port(), 'faults', { method: 'POST', path: '/invoices/*', mode: 'delay', ms: 300 });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const leaving = new AbortController();
  const rejected = expect(pod(payments, { ...post(), signal: leaving.signal })).rejects.toThrow('aborted');
  await eventually(() => expect(vi.getTimerCount()).toBe(1));
  leaving.abort();
  await rejected;
  vi.advanceTimersByTime(299);
  expect((await control(port(), 'ledger')).json()).toMatchObject({ paymentSessions: [] });
  vi.advanceTimersByTime(1);
  await eventually(async () =>
    expect((await control(port(), 'ledger')).json()).toMatchObject({ paymentSessions: [expect.anything()] }),
  );
});

describe('the identity server', () => {
  test('fails as ordered', async () => {
    await control(port(), 'faults', { method: 'GET', path: '/identity/.well-known/*', mode: 'status' });
    const answer = await send(port(), `${issuer}/.well-known/openid-configuration`, {
      headers: { Origin: extensionOrigin },
    });
    expect(answer).toMatchObject({
      status: 503,
      headers: { 'access-control-allow-origin': extensionOrigin },
    });
  });

  test('loses its answer after using up the code', async () => {
    await control(port(), 'wisepay/sign-in', { email: admin });
    const { url, verifier } = authorizationRequest({ prompt: 'none' });
    const { answer } = await new Browser(port()).follow(url);
    const code = answer.location().searchParams.get('code') ?? '';
    await control(port(), 'faults', { method: 'POST', path: '/identity/token', mode: 'drop_after' });
    await expect(redeemCode(port(), verifier, code)).rejects.toThrow('socket hang up');
    expect((await redeemCode(port(), verifier, code)).json()).toMatchObject({ error: 'invalid_grant' });
  });
});

describe('a server that has gone bad', () => {
  const forge = (merge: Record<string, unknown>) =>
    control(port(), 'faults', { method: 'GET', path: '/invoices', mode: 'forge', merge });
  const invoice = '/invoices?host=psa.localhost&recordId=5101';

  test('changes what it is told to in a true answer, and nothing else', async () => {
    const honest = (await pod(invoice)).json();
    await forge({ company: 'Evil', balance: { currency: 'EUR' }, dueDate: null });
    const { dueDate: _gone, ...rest } = honest as Record<string, unknown>;
    expect((await pod(invoice)).json()).toEqual({
      ...rest,
      company: 'Evil',
      balance: { value: 125_000, currency: 'EUR' },
    });
    expect((await pod(invoice)).json()).toEqual(honest);
  });

  test('lies to whoever only asks whether something has changed, too', async () => {
    const etag = String((await pod(invoice)).headers.etag);
    await forge({ company: 'Evil' });
    const answer = await pod(invoice, { headers: { 'If-None-Match': etag } });
    expect(answer.status).toBe(200);
    expect(answer.json()).toMatchObject({ company: 'Evil' });
    // With the real answer's tag, the false one would stay in use.
    expect(answer.headers.etag).toBeUndefined();
  });

  test('sends its callers elsewhere', async () => {
    const location = 'https://evil.example/';
    await control(port(), 'faults', { method: 'GET', path: '/session', mode: 'redirect', location });
    const answer = await pod('/session');
    expect(answer.status).toBe(307);
    expect(answer.headers.location).toBe(location);
  });
});
