import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ProblemError } from '#lib/wisepay/answers.ts';
import { authorizeWith } from '#lib/wisepay/authorize.ts';
import { type Client, createClient } from '#lib/wisepay/client.ts';
import { readProofKey } from '#lib/wisepay/proof-key.ts';
import type { Send } from '#lib/wisepay/transport.ts';
import { withToken } from '#sandbox/wisepay/in-process.ts';
import { wisepayOrigin } from '../sandbox/support/browser.ts';
import { signInToPod } from '../sandbox/support/oidc.ts';
import { admin, control } from '../sandbox/support/pod.ts';
import { useSandbox } from '../sandbox/support/sandbox.ts';
import { failureOf } from '../support/failure.ts';
import { sampleInvoice } from '../support/invoices.ts';
import { sampleRefund } from '../support/payments.ts';
import { sandboxSend } from '../support/sandbox-wisepay.ts';
import { sampleTerminalPayment } from '../support/terminal-payment.ts';

const port = useSandbox();
const api = `${wisepayOrigin}/api`;
const page = { host: 'psa.localhost' };

async function clientOf(email: string): Promise<Client> {
  const { accessToken, key } = await signInToPod(port(), email);
  const proofKey = await readProofKey(key);
  if (proofKey === null) throw new Error('Not a key of this kind');
  return createClient(sandboxSend(port()), api, authorizeWith(accessToken, proofKey));
}

/** The refusal that a call ends with. */
async function refusalOf(promise: Promise<unknown>) {
  const error = await promise.catch((thrown: unknown) => thrown);
  if (!(error instanceof ProblemError)) throw new Error('Not a refusal', { cause: error });
  return error.problem;
}

describe('who is asking', () => {
  it('is the admin user of the token, with the merchants', async () => {
    const session = await (await clientOf(admin)).getSession();
    expect(session.user).toMatchObject({ email: admin, role: 'account_admin', active: true });
    expect(session.merchants.map(({ currency }) => currency)).toEqual(['USD', 'JPY', 'KWD']);
  });

  it.each([
    ['new.tech@northwind-msp.example', 'user_unknown'],
    ['kim.former@northwind-msp.example', 'user_inactive'],
    ['lee.user@northwind-msp.example', 'not_admin'],
  ])('%s is refused as %s', async (email, code) => {
    const client = await clientOf(email);
    expect(await refusalOf(client.getSession())).toMatchObject({ status: 403, code });
  });

  it('has to sign in again when the token is not accepted', async () => {
    const client = createClient(sandboxSend(port()), api, withToken('forged'));
    const { code, details } = await failureOf(client.getSession());
    expect(code).toBe('token_expired');
    expect(details).toMatchObject({ status: 401, requestId: expect.stringMatching(/.+/) });
  });
});

describe('the invoice on screen', () => {
  let client: Client;
  beforeEach(async () => {
    client = await clientOf(admin);
  });

  it.each([
    ['its record id', { recordId: '5101' }],
    ['its number', { number: '20101' }],
    ['both', { recordId: '5101', number: '20101' }],
    ['the company besides', { company: 'northwind', recordId: '5101' }],
  ])('is found by %s', async (_, named) => {
    const { invoice } = await client.findInvoice({ ...page, ...named });
    expect(invoice).toMatchObject({ number: '20101', balance: { value: 125000, currency: 'USD' } });
  });

  it('is found by a number with slashes and dots', async () => {
    const { invoice } = await client.findInvoice({ ...page, number: 'INV-2024/0009.A' });
    expect(invoice.recordId).toBe('5109');
  });

  it('is not loaded again while it has not changed', async () => {
    const known = await client.findInvoice({ ...page, number: '20101' });
    expect(known.etag).not.toBeNull();
    expect(await client.findInvoice({ ...page, number: '20101' }, known)).toBe(known);
  });

  it('is loaded again when another one was known', async () => {
    const known = await client.findInvoice({ ...page, number: '20101' });
    const { invoice } = await client.findInvoice({ ...page, number: '20102' }, known);
    expect(invoice.number).toBe('20102');
  });

  it.each([
    ['unknown', { number: '99999' }, { code: 'invoice_not_synced', params: { reason: 'unknown' } }],
    [
      'left out',
      { number: '20105' },
      { code: 'invoice_not_synced', params: { reason: 'location_excluded' } },
    ],
    ['two at once', { recordId: '5101', number: '20102' }, { code: 'invoice_mismatch' }],
  ])('is refused when it is %s', async (_, named, problem) => {
    expect(await refusalOf(client.findInvoice({ ...page, ...named }))).toMatchObject(problem);
  });

  it('cannot be read from half an answer', async () => {
    await control(port(), 'faults', { method: 'GET', path: '/invoices', mode: 'malformed' });
    const { code } = await failureOf(client.findInvoice({ ...page, number: '20101' }));
    expect(code).toBe('malformed_answer');
  });
});

describe('the way to the payments screen', () => {
  it('is an address of WisePay’s web app, and the same one for the same wish', async () => {
    const client = await clientOf(admin);
    const { invoice } = await client.findInvoice({ ...page, number: '20101' });
    const key = randomUUID();
    const first = await client.createPaymentSession(invoice.id, key);
    expect(new URL(first.url).origin).toBe(wisepayOrigin);
    expect(await client.createPaymentSession(invoice.id, key)).toEqual(first);
    const another = await client.createPaymentSession(invoice.id, randomUUID());
    expect(another.url).not.toBe(first.url);
  });

  it('does not exist for an invoice that is paid', async () => {
    const client = await clientOf(admin);
    const { invoice } = await client.findInvoice({ ...page, number: '20103' });
    const problem = await refusalOf(client.createPaymentSession(invoice.id, randomUUID()));
    expect(problem).toMatchObject({ status: 409, code: 'invoice_paid' });
  });
});

describe('what is sent', () => {
  const send = vi.fn<Send>();
  const client = createClient(send, 'https://api.example/pod', withToken('access_1'));
  beforeEach(() => send.mockReset());

  it('names only what the page names, and keeps it apart from the address', async () => {
    send.mockResolvedValue(Response.json({ ...sampleInvoice, number: '1/2' }));
    await client.findInvoice({ host: 'psa.example:8443', company: 'a&number=1', number: '1/2' });
    const [url] = send.mock.calls[0] ?? [];
    expect(Object.fromEntries(new URL(String(url)).searchParams)).toEqual({
      host: 'psa.example:8443',
      company: 'a&number=1',
      number: '1/2',
    });
  });

  it('carries the token in its header and nowhere else', async () => {
    send.mockResolvedValue(Response.json(sampleInvoice));
    await client.findInvoice({ host: 'psa.example', number: '20101' });
    const [url, options] = send.mock.calls[0] ?? [];
    expect(options?.headers).toMatchObject({ Authorization: 'DPoP access_1' });
    expect(String(url)).not.toContain('access_1');
  });

  it('asks for a payment with its key, for the invoice’s id as it is', async () => {
    send.mockResolvedValue(Response.json({ url: 'https://a.example/', expiresAt: '2026-05-31T12:00:00Z' }));
    await client.createPaymentSession('inv/1?x', 'key_1');
    expect(send).toHaveBeenCalledExactlyOnceWith(
      'https://api.example/pod/invoices/inv%2F1%3Fx/payment-sessions',
      expect.objectContaining({
        body: '{}',
        headers: expect.objectContaining({ 'idempotency-key': 'key_1' }),
      }),
    );
  });

  it.each([
    ['number', { number: '20102' }],
    ['record', { recordId: '5102' }],
    ['record, though the number is right', { recordId: '5102', number: '20101' }],
  ])('does not take an answer about another invoice for this one: another %s', async (_, named) => {
    send.mockResolvedValue(Response.json(sampleInvoice));
    const { code } = await failureOf(client.findInvoice({ host: 'psa.example', ...named }));
    expect(code).toBe('malformed_answer');
  });

  it('does not take an empty answer for an invoice that it never had', async () => {
    send.mockResolvedValue(new Response(null, { status: 304 }));
    const { code } = await failureOf(client.findInvoice({ host: 'psa.example', number: '20101' }));
    expect(code).toBe('malformed_answer');
  });

  it('asks in full where WisePay gave no tag', async () => {
    send.mockResolvedValue(Response.json(sampleInvoice));
    const known = await client.findInvoice({ host: 'psa.example', number: '20101' });
    expect(known).toMatchObject({ invoice: { number: '20101' }, etag: null });
    send.mockResolvedValue(Response.json(sampleInvoice));
    await client.findInvoice({ host: 'psa.example', number: '20101' }, known);
    expect(send.mock.calls[1]?.[1]?.headers).not.toHaveProperty('if-none-match');
  });
});

describe('a request that changes something', () => {
  const send = vi.fn<Send>();
  const client = createClient(send, 'https://api.example/pod', withToken('access_1'));
  beforeEach(() => send.mockReset());

  const refused = (status: number, code: string) => Response.json({ status, code }, { status });

  it('is sent once, with its key and its body to the letter', async () => {
    send.mockResolvedValue(Response.json({ id: 'tp_1', later: true }, { status: 202 }));
    const body = { terminalId: 'trm_1', amount: { value: 1, currency: 'USD' }, invoiceVersion: '1' };
    expect(await client.submit('/invoices/inv_1/terminal-payments', body, 'key_1')).toEqual({
      id: 'tp_1',
      later: true,
    });
    expect(send).toHaveBeenCalledExactlyOnceWith('https://api.example/pod/invoices/inv_1/terminal-payments', {
      method: 'post',
      headers: {
        Authorization: 'DPoP access_1',
        'content-type': 'application/json',
        'idempotency-key': 'key_1',
      },
      body: '{"amount":{"currency":"USD","value":1},"invoiceVersion":"1","terminalId":"trm_1"}',
    });
  });

  it.each([
    [409, 'terminal_busy'],
    [412, 'invoice_changed'],
    [401, 'step_up_required'],
    [429, 'cooldown'],
  ])('tells a refusal: %d %s', async (status, code) => {
    send.mockResolvedValue(refused(status, code));
    expect(await refusalOf(client.submit('/a', {}, 'key_1'))).toMatchObject({ status, code });
  });

  it('does not take half an answer for one', async () => {
    send.mockResolvedValue(new Response('{"id":', { status: 202 }));
    expect((await failureOf(client.submit('/a', {}, 'key_1'))).code).toBe('malformed_answer');
  });

  it.each([
    { state: 'running', kind: 'refund' },
    { state: 'done', kind: 'refund', status: 202, body: { id: 'ref_1' } },
    { state: 'done', kind: 'refund', status: 409, body: null },
  ])('is asked about by its key: %j', async (operation) => {
    send.mockResolvedValue(Response.json(operation));
    expect(await client.findOperation('key/1')).toEqual(operation);
    expect(send).toHaveBeenCalledExactlyOnceWith('https://api.example/pod/operations/key%2F1', {
      headers: { Authorization: 'DPoP access_1' },
    });
  });

  it('never arrived only where WisePay says so itself', async () => {
    send.mockResolvedValue(refused(404, 'operation_unknown'));
    expect(await client.findOperation('key_1')).toBeNull();
    send.mockResolvedValue(refused(404, 'not_found'));
    expect(await refusalOf(client.findOperation('key_1'))).toMatchObject({ code: 'not_found' });
    send.mockResolvedValue(new Response('<html>Not found</html>', { status: 404 }));
    expect((await failureOf(client.findOperation('key_1'))).code).toBe('malformed_answer');
  });
});

describe('what is followed', () => {
  const send = vi.fn<Send>();
  const client = createClient(send, 'https://api.example/pod', withToken('access_1'));
  const headers = { Authorization: 'DPoP access_1' };
  beforeEach(() => send.mockReset());

  it('is a terminal payment: as it stands, or when it is newer', async () => {
    send.mockImplementation(async () => Response.json(sampleTerminalPayment));
    expect(await client.getTerminalPayment('tp_1')).toEqual(sampleTerminalPayment);
    expect(send).toHaveBeenLastCalledWith('https://api.example/pod/terminal-payments/tp_1', { headers });
    expect(await client.getTerminalPayment('tp_1', 3)).toEqual(sampleTerminalPayment);
    expect(send).toHaveBeenLastCalledWith('https://api.example/pod/terminal-payments/tp_1?after=3&wait=20', {
      headers,
      timeoutMs: 27_000,
      repeatWithinMs: 3_000,
    });
  });

  it('is a refund: as it stands, or when it is newer', async () => {
    send.mockImplementation(async () => Response.json(sampleRefund));
    expect(await client.getRefund('ref_1')).toEqual(sampleRefund);
    expect(send).toHaveBeenLastCalledWith('https://api.example/pod/refunds/ref_1', { headers });
    expect(await client.getRefund('ref_1', 0)).toEqual(sampleRefund);
    expect(send).toHaveBeenLastCalledWith('https://api.example/pod/refunds/ref_1?after=0&wait=20', {
      headers,
      timeoutMs: 27_000,
      repeatWithinMs: 10_000,
    });
  });

  it('is asked for by an id that stays one part of the address', async () => {
    send.mockImplementation(async () => Response.json({ ...sampleRefund, id: 'ref/1?x' }));
    expect((await client.getRefund('ref/1?x')).id).toBe('ref/1?x');
    expect(send).toHaveBeenLastCalledWith('https://api.example/pod/refunds/ref%2F1%3Fx', { headers });
  });

  it('is never taken from an answer about another one', async () => {
    send.mockImplementation(async () => Response.json(sampleTerminalPayment));
    expect((await failureOf(client.getTerminalPayment('tp_2'))).code).toBe('malformed_answer');
    send.mockImplementation(async () => Response.json(sampleRefund));
    expect((await failureOf(client.getRefund('ref_2'))).code).toBe('malformed_answer');
  });

  it('is never taken from an answer of another shape', async () => {
    send.mockImplementation(async () => Response.json({ ...sampleTerminalPayment, state: 'maybe' }));
    expect((await failureOf(client.getTerminalPayment('tp_1'))).code).toBe('malformed_answer');
    expect((await failureOf(client.getRefund('ref_1'))).code).toBe('malformed_answer');
  });
});
