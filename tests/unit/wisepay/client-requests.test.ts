import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createClient } from '#lib/wisepay/client.ts';
import type { Send } from '#lib/wisepay/transport.ts';
import { withToken } from '#sandbox/wisepay/in-process.ts';
import { failureOf } from '../support/failure.ts';
import { sampleInvoice } from '../support/invoices.ts';
import { sampleRefund } from '../support/payments.ts';
import { sampleTerminalPayment } from '../support/terminal-payment.ts';
import { refusalOf } from './support/refusal.ts';

const send = vi.fn<Send>();
const client = createClient(send, 'https://api.example/pod', withToken('access_1'));
beforeEach(() => send.mockReset());

describe('what is sent', () => {
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
  const headers = { Authorization: 'DPoP access_1' };

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
    send.mockImplementation(async () => Response.json({ ...sampleTerminalPayment, state: 7 }));
    expect((await failureOf(client.getTerminalPayment('tp_1'))).code).toBe('malformed_answer');
    expect((await failureOf(client.getRefund('ref_1'))).code).toBe('malformed_answer');
  });
});
