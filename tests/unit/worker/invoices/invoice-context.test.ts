/** Who gets an invoice context, and what the others are told. */
import { beforeEach, describe, expect, it } from 'vitest';
import { CodedError } from '#lib/errors.ts';
import { failureOf } from '../../support/failure.ts';
import { credentials } from '../../support/fake-session.ts';
import { pat, sam } from '../../support/intents.ts';
import { readyView, sampleInvoice } from '../../support/invoices.ts';
import { problem, scriptedEndpoints, scriptedPolicy } from '../../support/scripted-api.ts';
import { type ContextHarness, contextHarness, page } from '../session/support/context-harness.ts';

let harness: ContextHarness;

beforeEach(() => {
  harness = contextHarness();
});

describe('who gets through', () => {
  it('is the person whom PSA and WisePay know by the same address', async () => {
    expect(await harness.withSession()).toEqual(readyView());
    expect(harness.session.get).toHaveBeenCalledWith(scriptedEndpoints.issuer, pat.email);
    expect(harness.use).toHaveBeenCalledExactlyOnceWith({
      client: expect.anything(),
      endpoints: scriptedEndpoints,
      policy: scriptedPolicy,
      owner: pat,
      submit: expect.any(Function),
      findOperation: expect.any(Function),
      invoice: sampleInvoice,
      reload: expect.any(Function),
    });
  });

  it('needs two requests the first time and one after that', async () => {
    await harness.withSession();
    expect(harness.callNames()).toEqual(['GET /session', 'GET /invoices']);
    await harness.withSession();
    expect(harness.callNames()).toEqual(['GET /session', 'GET /invoices', 'GET /invoices']);
    expect(harness.api.calls[2]?.headers.get('If-None-Match')).toBe('"1"');
  });

  it('is asked for again with every new token', async () => {
    await harness.withSession();
    await harness.session.forget();
    await harness.withSession();
    expect(harness.callNames()).toEqual(['GET /session', 'GET /invoices', 'GET /session', 'GET /invoices']);
  });

  it('sees an unchanged invoice that is not sent again', async () => {
    await harness.withSession();
    harness.api.answers['GET /invoices'] = () => new Response(null, { status: 304 });
    await harness.withSession();
    expect(harness.use).toHaveBeenLastCalledWith(expect.objectContaining({ invoice: sampleInvoice }));
  });

  it('never gets another person’s copy of an invoice', async () => {
    await harness.withSession();
    harness.session.get.mockResolvedValue(credentials('access_sam', sam.email));
    await harness.withSession({ ...page, memberEmail: sam.email });
    expect(harness.api.calls.at(-1)).toMatchObject({ call: 'GET /invoices', token: 'DPoP access_sam' });
    expect(harness.api.calls.at(-1)?.headers.has('If-None-Match')).toBe(false);
  });

  it('is not held back by letter case alone', async () => {
    harness.session.get.mockResolvedValue(credentials('a', 'PAT@Northwind.example'));
    expect(await harness.withSession()).toEqual(readyView());
  });
});

describe('who does not get through', () => {
  it('is somebody whom PSA does not name: WisePay is not asked', async () => {
    expect(await harness.withSession({ ...page, memberEmail: null })).toEqual({
      kind: 'refused',
      reason: 'member_unreadable',
    });
    expect(harness.session.get).not.toHaveBeenCalled();
  });

  it('is somebody who is not signed in to WisePay', async () => {
    harness.session.get.mockResolvedValue(null);
    expect(await harness.withSession()).toEqual({ kind: 'sign_in', email: pat.email });
  });

  it('is somebody whom WisePay knows by another address: the API is not asked', async () => {
    harness.session.get.mockResolvedValue(credentials('access_sam', sam.email));
    expect(await harness.withSession()).toEqual({
      kind: 'refused',
      reason: 'signed_in_as_other',
      email: pat.email,
      wisepayEmail: sam.email,
    });
    expect(harness.api.calls).toEqual([]);
  });

  it.each(['user_unknown', 'user_inactive', 'not_admin'])('is told why by WisePay: %s', async (code) => {
    harness.api.answers['GET /session'] = () => problem(403, code);
    expect(await harness.withSession()).toEqual({ kind: 'refused', reason: code, email: pat.email });
    expect(harness.callNames()).toEqual(['GET /session']);
  });

  it('gets through as soon as WisePay lets them', async () => {
    const answer = harness.api.answers['GET /session'];
    harness.api.answers['GET /session'] = () => problem(403, 'not_admin');
    await harness.withSession();
    harness.api.answers['GET /session'] = answer;
    expect(await harness.withSession()).toEqual(readyView());
  });

  it('is stopped as soon as WisePay no longer lets them', async () => {
    await harness.withSession();
    harness.api.answers['GET /invoices'] = () => problem(403, 'user_inactive');
    expect(await harness.withSession()).toEqual({
      kind: 'refused',
      reason: 'user_inactive',
      email: pat.email,
    });
  });

  it('learns that WisePay does not have the invoice', async () => {
    harness.api.answers['GET /invoices'] = () =>
      problem(404, 'invoice_not_synced', { reason: 'status_not_closed' });
    expect(await harness.withSession()).toEqual({
      kind: 'not_synced',
      reason: 'status_not_closed',
      number: '20101',
    });
  });

  it.each([
    ['signed out', () => harness.session.get.mockResolvedValue(null)],
    ['refused', () => (harness.api.answers['GET /session'] = () => problem(403, 'not_admin'))],
    [
      'without an invoice',
      () => (harness.api.answers['GET /invoices'] = () => problem(409, 'invoice_mismatch')),
    ],
  ])('never reaches what lies behind: %s', async (_, prepare) => {
    prepare();
    await harness.withSession();
    expect(harness.use).not.toHaveBeenCalled();
  });
});

describe('WisePay that cannot be asked', () => {
  it('has no addresses', async () => {
    harness.policy.mockResolvedValue({ ...scriptedPolicy, endpoints: null });
    expect(await failureOf(harness.withSession())).toEqual({ code: 'not_configured', details: {} });
  });

  it.each(['offline', 'timeout', 'server_error', 'sign_in_failed'] as const)(
    'stays a failure, and costs no token: %s',
    async (code) => {
      harness.session.get.mockRejectedValue(new CodedError(code, { requestId: 'req_1' }));
      expect(await failureOf(harness.withSession())).toEqual({ code, details: { requestId: 'req_1' } });
      expect(harness.session.forget).not.toHaveBeenCalled();
    },
  );

  it('refuses what lies behind with its own code', async () => {
    harness.use.mockImplementation(async ({ client }) => {
      await client.createPaymentSession('inv_1', 'key_1');
      return readyView();
    });
    harness.api.answers['POST /payment-sessions'] = () => problem(409, 'invoice_paid');
    expect(await failureOf(harness.withSession())).toEqual({
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
    harness.policy.mockResolvedValue({ ...scriptedPolicy, reminderCooldownMinutes: 60 });
    harness.now.mockReturnValue(Date.parse(`2026-05-31T${time}Z`));
    const actions = { ...sampleInvoice.actions, remind: { allowed: true } };
    harness.api.answers['GET /invoices'] = () =>
      Response.json({ ...sampleInvoice, actions, reminders: { last } });
    await harness.withSession();
    expect(harness.use.mock.calls[0]?.[0].invoice.actions.remind).toEqual(remind);
    expect(harness.now).toHaveBeenCalledWith(scriptedEndpoints.api);
  });
});
