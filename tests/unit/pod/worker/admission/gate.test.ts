/** Who gets through the gate to the invoice, and what the others are told. */
import { beforeEach, describe, expect, it } from 'vitest';
import { CodedError } from '#lib/errors.ts';
import { failureOf } from '../../../support/failure.ts';
import { pass } from '../../../support/fake-access.ts';
import { pat, sam } from '../../../support/intents.ts';
import { readyView, sampleInvoice } from '../../../support/invoices.ts';
import { problem, scriptedEndpoints, scriptedPolicy } from '../../../support/scripted-api.ts';
import { type GateBench, gateBench, page } from './support/gate-bench.ts';

let bench: GateBench;

beforeEach(() => {
  bench = gateBench();
});

describe('who gets through', () => {
  it('is the person whom PSA and WisePay know by the same address', async () => {
    expect(await bench.enter()).toEqual(readyView());
    expect(bench.access.get).toHaveBeenCalledWith(scriptedEndpoints.issuer, pat.email);
    expect(bench.use).toHaveBeenCalledExactlyOnceWith({
      client: expect.anything(),
      endpoints: scriptedEndpoints,
      policy: scriptedPolicy,
      owner: pat,
      wire: {
        owner: pat,
        submit: expect.any(Function),
        findOperation: expect.any(Function),
      },
      invoice: sampleInvoice,
      reload: expect.any(Function),
    });
  });

  it('needs two requests the first time and one after that', async () => {
    await bench.enter();
    expect(bench.callNames()).toEqual(['GET /session', 'GET /invoices']);
    await bench.enter();
    expect(bench.callNames()).toEqual(['GET /session', 'GET /invoices', 'GET /invoices']);
    expect(bench.api.calls[2]?.headers.get('If-None-Match')).toBe('"1"');
  });

  it('is asked for again with every new token', async () => {
    await bench.enter();
    await bench.access.forget();
    await bench.enter();
    expect(bench.callNames()).toEqual(['GET /session', 'GET /invoices', 'GET /session', 'GET /invoices']);
  });

  it('sees an unchanged invoice that is not sent again', async () => {
    await bench.enter();
    bench.api.answers['GET /invoices'] = () => new Response(null, { status: 304 });
    await bench.enter();
    expect(bench.use).toHaveBeenLastCalledWith(expect.objectContaining({ invoice: sampleInvoice }));
  });

  it('never gets another person’s copy of an invoice', async () => {
    await bench.enter();
    bench.access.get.mockResolvedValue(pass('access_sam', sam.email));
    await bench.enter({ ...page, memberEmail: sam.email });
    expect(bench.api.calls.at(-1)).toMatchObject({ call: 'GET /invoices', token: 'DPoP access_sam' });
    expect(bench.api.calls.at(-1)?.headers.has('If-None-Match')).toBe(false);
  });

  it('is not held back by letter case alone', async () => {
    bench.access.get.mockResolvedValue(pass('a', 'PAT@Northwind.example'));
    expect(await bench.enter()).toEqual(readyView());
  });
});

describe('who does not get through', () => {
  it('is somebody whom PSA does not name: WisePay is not asked', async () => {
    expect(await bench.enter({ ...page, memberEmail: null })).toEqual({
      kind: 'refused',
      reason: 'member_unreadable',
    });
    expect(bench.access.get).not.toHaveBeenCalled();
  });

  it('is somebody who is not signed in to WisePay', async () => {
    bench.access.get.mockResolvedValue(null);
    expect(await bench.enter()).toEqual({ kind: 'sign_in', email: pat.email });
  });

  it('is somebody whom WisePay knows by another address: the API is not asked', async () => {
    bench.access.get.mockResolvedValue(pass('access_sam', sam.email));
    expect(await bench.enter()).toEqual({
      kind: 'refused',
      reason: 'signed_in_as_other',
      email: pat.email,
      wisepayEmail: sam.email,
    });
    expect(bench.api.calls).toEqual([]);
  });

  it.each(['user_unknown', 'user_inactive', 'not_admin'])('is told why by WisePay: %s', async (code) => {
    bench.api.answers['GET /session'] = () => problem(403, code);
    expect(await bench.enter()).toEqual({ kind: 'refused', reason: code, email: pat.email });
    expect(bench.callNames()).toEqual(['GET /session']);
  });

  it('gets through as soon as WisePay lets them', async () => {
    const admit = bench.api.answers['GET /session'];
    bench.api.answers['GET /session'] = () => problem(403, 'not_admin');
    await bench.enter();
    bench.api.answers['GET /session'] = admit;
    expect(await bench.enter()).toEqual(readyView());
  });

  it('is stopped as soon as WisePay no longer lets them', async () => {
    await bench.enter();
    bench.api.answers['GET /invoices'] = () => problem(403, 'user_inactive');
    expect(await bench.enter()).toEqual({ kind: 'refused', reason: 'user_inactive', email: pat.email });
  });

  it('learns that WisePay does not have the invoice', async () => {
    bench.api.answers['GET /invoices'] = () =>
      problem(404, 'invoice_not_synced', { reason: 'status_not_closed' });
    expect(await bench.enter()).toEqual({
      kind: 'not_synced',
      reason: 'status_not_closed',
      number: '20101',
    });
  });

  it.each([
    ['signed out', () => bench.access.get.mockResolvedValue(null)],
    ['refused', () => (bench.api.answers['GET /session'] = () => problem(403, 'not_admin'))],
    [
      'without an invoice',
      () => (bench.api.answers['GET /invoices'] = () => problem(409, 'invoice_mismatch')),
    ],
  ])('never reaches what lies behind: %s', async (_, prepare) => {
    prepare();
    await bench.enter();
    expect(bench.use).not.toHaveBeenCalled();
  });
});

describe('WisePay that cannot be asked', () => {
  it('has no addresses', async () => {
    bench.policy.mockResolvedValue({ ...scriptedPolicy, endpoints: null });
    expect(await failureOf(bench.enter())).toEqual({ code: 'not_configured', details: {} });
  });

  it.each(['offline', 'timeout', 'server_error', 'sign_in_failed'] as const)(
    'stays a failure, and costs no token: %s',
    async (code) => {
      bench.access.get.mockRejectedValue(new CodedError(code, { requestId: 'req_1' }));
      expect(await failureOf(bench.enter())).toEqual({ code, details: { requestId: 'req_1' } });
      expect(bench.access.forget).not.toHaveBeenCalled();
    },
  );

  it('refuses what lies behind with its own code', async () => {
    bench.use.mockImplementation(async ({ client }) => {
      await client.createPaymentSession('inv_1', 'key_1');
      return readyView();
    });
    bench.api.answers['POST /payment-sessions'] = () => problem(409, 'invoice_paid');
    expect(await failureOf(bench.enter())).toEqual({
      code: 'refused',
      details: { status: 409, problemCode: 'invoice_paid', requestId: 'req_invoice_paid' },
    });
  });
});

describe('the administrator’s wait between two reminders', () => {
  const last = { at: '2026-05-31T12:00:00Z', to: 'kim@contoso.example', by: 'Pat' };

  it.each([
    ['12:59:59', { allowed: false, reason: 'cooldown' }],
    ['13:00:00', { allowed: true }],
  ])('goes by WisePay’s time: %s', async (time, remind) => {
    bench.policy.mockResolvedValue({ ...scriptedPolicy, reminderCooldownMinutes: 60 });
    bench.now.mockReturnValue(Date.parse(`2026-05-31T${time}Z`));
    const actions = { ...sampleInvoice.actions, remind: { allowed: true } };
    bench.api.answers['GET /invoices'] = () =>
      Response.json({ ...sampleInvoice, actions, reminders: { last } });
    await bench.enter();
    expect(bench.use.mock.calls[0]?.[0].invoice.actions.remind).toEqual(remind);
    expect(bench.now).toHaveBeenCalledWith(scriptedEndpoints.api);
  });
});
