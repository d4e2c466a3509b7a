import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { operationSchema } from '#lib/wisepay/schemas/operation.ts';
import { paymentSessionSchema } from '#lib/wisepay/schemas/payment-session.ts';
import { sessionSchema } from '#lib/wisepay/schemas/session.ts';
import { answer } from '#sandbox/wisepay/api/answer.ts';
import { send, wisepayOrigin } from './support/browser.ts';
import { extensionOrigin, signInToPod } from './support/oidc.ts';
import { admin, type Call, control, invoiceOf, otherAdmin, podWith, post, problemOf } from './support/pod.ts';
import { createKey } from './support/proof.ts';
import { useSandbox } from './support/sandbox.ts';

const port = useSandbox();
let pod: Call;

beforeEach(async () => {
  pod = podWith(port(), await signInToPod(port(), admin));
});

afterEach(() => {
  vi.useRealTimers();
});

const invoicePath = '/invoices?host=psa.localhost:4600&recordId=';

describe('who is asking', () => {
  const endpoints = ['/session', `${invoicePath}5101`, `/operations/${randomUUID()}`, '/nothing-here'];

  test.each(endpoints)('%s needs a token', async (path) => {
    const answer = await send(port(), `${wisepayOrigin}/api${path}`);
    expect(problemOf(answer)).toMatchObject({ status: 401, code: 'token_expired' });
    expect(
      problemOf(await podWith(port(), { accessToken: 'made-up', key: await createKey() })(path)),
    ).toMatchObject({
      status: 401,
      code: 'token_expired',
    });
  });

  test('a token ends after five minutes', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 6 * 60 * 1000 });
    expect(problemOf(await pod('/session'))).toMatchObject({ status: 401, code: 'token_expired' });
  });

  test.each([
    ['new.tech@northwind-msp.example', 'user_unknown'],
    ['kim.former@northwind-msp.example', 'user_inactive'],
    ['lee.user@northwind-msp.example', 'not_admin'],
  ])('%s is refused as %s everywhere', async (email, code) => {
    const refused = podWith(port(), await signInToPod(port(), email));
    for (const path of endpoints) {
      expect(problemOf(await refused(path))).toMatchObject({ status: 403, code });
    }
    const payment = await refused('/invoices/inv_5101/payment-sessions', post());
    expect(problemOf(payment)).toMatchObject({ status: 403, code });
  });

  test('an admin gets to know their role and merchants', async () => {
    const session = v.parse(sessionSchema, (await pod('/session')).json());
    expect(session.user).toEqual({
      id: 'usr_pat',
      name: 'Pat Admin',
      email: admin,
      role: 'account_admin',
      active: true,
    });
    expect(session.merchants?.map(({ currency }) => currency)).toEqual(['USD', 'JPY', 'KWD', 'USD']);
  });
});

describe('the invoice on screen', () => {
  test('comes with amounts, actions and addresses on the origin that the caller used', async () => {
    const invoice = invoiceOf(await pod(`${invoicePath}5102`));
    expect(invoice).toMatchObject({
      number: '20102',
      status: 'part_paid',
      balance: { value: 150000, currency: 'USD' },
      surcharge: [{ method: 'card', percent: 2.5 }],
    });
    expect(new URL(invoice.paymentLink ?? '').origin).toBe(wisepayOrigin);
  });

  test('is not sent again while it stays the same', async () => {
    const { etag = '' } = (await pod(`${invoicePath}5101`)).headers;
    const again = await pod(`${invoicePath}5101`, { headers: { 'If-None-Match': etag } });
    expect(again.status).toBe(304);
    expect(again.text).toBe('');
    expect(again.headers).toMatchObject({ etag, 'request-id': expect.any(String) });
    const other = await pod(`${invoicePath}5102`, { headers: { 'If-None-Match': etag } });
    expect(other.status).toBe(200);
  });

  test.each([
    ['recordId=5105', 404, 'invoice_not_synced', { reason: 'location_excluded' }],
    ['recordId=77', 404, 'invoice_not_synced', { reason: 'unknown' }],
    ['recordId=5101&number=20102', 409, 'invoice_mismatch', {}],
    ['company=northwind', 400, 'invalid_request', {}],
  ])('asked for with %s gives %i %s', async (query, status, code, params) => {
    expect(problemOf(await pod(`/invoices?host=psa.localhost&${query}`))).toEqual({ status, code, params });
  });

  test('names the candidates when several fit', async () => {
    const copy = await control(port(), 'invoices/duplicate', { number: '20101', company: 'southwind' });
    const { recordId } = v.parse(v.object({ recordId: v.string() }), copy.json());
    expect(problemOf(await pod('/invoices?host=psa.localhost&number=20101'))).toEqual({
      status: 409,
      code: 'invoice_ambiguous',
      params: {
        candidates: [
          { number: '20101', recordId: '5101', company: 'northwind' },
          { number: '20101', recordId, company: 'southwind' },
        ],
      },
    });
  });
});

describe('opening the payments screen', () => {
  test('gives an address on WisePay that works for 15 minutes', async () => {
    const answer = await pod('/invoices/inv_5101/payment-sessions', post());
    const { url, expiresAt } = v.parse(paymentSessionSchema, answer.json());
    expect(answer.status).toBe(201);
    expect(url).toMatch(/^http:\/\/wisepay\.localhost:4600\/pay\//);
    expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(14 * 60 * 1000);
    expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(15 * 60 * 1000);
  });

  test.each([
    ['inv_5103', 409, 'invoice_paid'],
    ['inv_5110', 409, 'invoice_void'],
    ['inv_none', 404, 'invoice_not_synced'],
  ])('for %s is refused with %i %s', async (id, status, code) => {
    expect(problemOf(await pod(`/invoices/${id}/payment-sessions`, post()))).toMatchObject({ status, code });
  });

  test('needs a JSON object', async () => {
    const answer = await pod('/invoices/inv_5101/payment-sessions', { ...post(), body: 'pay' });
    expect(problemOf(answer)).toMatchObject({ status: 400, code: 'invalid_request' });
  });
});

describe('idempotency keys', () => {
  const path = '/invoices/inv_5101/payment-sessions';

  test.each([undefined, 'not-a-uuid'])('a change is refused with the key %s', async (key) => {
    const headers = { 'Content-Type': 'application/json', ...(key && { 'Idempotency-Key': key }) };
    const answer = await pod(path, { method: 'POST', headers, body: '{}' });
    expect(problemOf(answer)).toMatchObject({ status: 400, code: 'idempotency_key_missing' });
  });

  test('the same request again gets the first answer and changes nothing', async () => {
    const request = post();
    const first = await pod(path, request);
    const second = await pod(path, request);
    expect(first.headers['idempotent-replayed']).toBeUndefined();
    expect(second.headers['idempotent-replayed']).toBe('true');
    expect(second).toMatchObject({ status: 201, text: first.text });
    const ledger = (await control(port(), 'ledger')).json();
    expect(ledger).toMatchObject({
      paymentSessions: [expect.anything()],
      idempotencyKeys: [{ kind: 'payment_session', count: 2, state: 'done', status: 201 }],
    });
  });

  test('a refusal is repeated as well, a day later too', async () => {
    const request = post();
    const first = await pod('/invoices/inv_5103/payment-sessions', request);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 23 * 60 * 60 * 1000 });
    const later = podWith(port(), await signInToPod(port(), admin));
    const second = await later('/invoices/inv_5103/payment-sessions', request);
    expect(second.headers['idempotent-replayed']).toBe('true');
    expect(problemOf(second)).toEqual(problemOf(first));
  });

  test('a key cannot be used for something else', async () => {
    const key = randomUUID();
    await pod(path, post({}, key));
    const answers = [
      await pod(path, post({ other: true }, key)),
      await pod('/invoices/inv_5102/payment-sessions', post({}, key)),
    ];
    for (const answer of answers) {
      expect(problemOf(answer)).toMatchObject({ status: 422, code: 'idempotency_key_reused' });
    }
  });

  test('what became of a request can be asked, by the one who sent it', async () => {
    const key = randomUUID();
    expect(problemOf(await pod(`/operations/${key}`))).toMatchObject({
      status: 404,
      code: 'operation_unknown',
    });
    const first = await pod(path, post({}, key));
    const operation = v.parse(operationSchema, (await pod(`/operations/${key}`)).json());
    expect(operation).toEqual({ state: 'done', kind: 'payment_session', status: 201, body: first.json() });
    const stranger = podWith(port(), await signInToPod(port(), otherAdmin));
    expect(problemOf(await stranger(`/operations/${key}`))).toMatchObject({ code: 'operation_unknown' });
  });
});

describe('every answer', () => {
  test('carries a request id of its own', async () => {
    const answers = await Promise.all([pod('/session'), pod('/nowhere'), pod(`${invoicePath}77`)]);
    const ids = answers.map(({ headers }) => headers['request-id']);
    expect(new Set(ids).size).toBe(3);
    expect(ids).not.toContain(undefined);
  });

  test('can be read by an extension and by no web page', async () => {
    const { headers } = await pod('/session');
    expect(headers['access-control-allow-origin']).toBe(extensionOrigin);
    expect(headers['access-control-expose-headers']).toBe(
      'DPoP-Nonce,Date,ETag,Idempotent-Replayed,Request-Id,Retry-After,WWW-Authenticate',
    );
    const page = await pod('/session', { headers: { Origin: 'http://psa.localhost:4600' } });
    expect(page.headers['access-control-allow-origin']).toBeUndefined();
  });

  test('is preceded by a preflight that lets the extension send its headers', async () => {
    const answer = await send(port(), `${wisepayOrigin}/api/invoices`, {
      method: 'OPTIONS',
      headers: { Origin: extensionOrigin, 'Access-Control-Request-Method': 'POST' },
    });
    expect(answer.status).toBe(204);
    expect(answer.headers['access-control-allow-headers']).toBe(
      'Authorization,Content-Type,DPoP,Idempotency-Key,If-None-Match',
    );
  });

  test('to an unknown address is a problem too', async () => {
    expect(problemOf(await pod('/nowhere'))).toMatchObject({ status: 404, code: 'not_found' });
  });

  test('is held to the contract', () => {
    expect(() => answer(paymentSessionSchema, { url: 'nowhere', expiresAt: 'soon' })).toThrow('url');
  });
});
