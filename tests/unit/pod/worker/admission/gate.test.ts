import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CodedError } from '#lib/errors.ts';
import type { Operations } from '#lib/operations/operations.ts';
import type { PodView } from '#lib/pod/contract/views.ts';
import { createEntrance, type InvoicePage } from '#lib/pod/worker/admission/entrance.ts';
import { type Admitted, createGate, type Gate } from '#lib/pod/worker/admission/gate.ts';
import type { Policy } from '#lib/policy/policy.ts';
import { deferred } from '../../../support/deferred.ts';
import { failureOf } from '../../../support/failure.ts';
import { fakeAccess, pass } from '../../../support/fake-access.ts';
import { paidInvoice, readyView, sampleInvoice } from '../../../support/invoices.ts';
import {
  problem,
  type ScriptedApi,
  scriptedApi,
  scriptedEndpoints,
  scriptedPolicy,
} from '../../../support/scripted-api.ts';
import { sessionMemory } from '../../../support/session-memory.ts';

const pat = 'pat@northwind.example';
const sam = 'sam@northwind.example';
const page: InvoicePage = {
  mountId: crypto.randomUUID(),
  invoice: { host: 'psa.example', company: 'northwind', number: '20101' },
  memberEmail: pat,
};

let api: ScriptedApi;
let access: ReturnType<typeof fakeAccess>;
let gate: Gate;
const use = vi.fn<(admitted: Admitted) => Promise<PodView>>();
const policy = vi.fn<() => Promise<Policy>>();
const recover = vi.fn<Operations['recover']>();

beforeEach(() => {
  api = scriptedApi();
  access = fakeAccess(pat);
  recover.mockReset().mockResolvedValue();
  policy.mockReset().mockResolvedValue(scriptedPolicy);
  gate = createGate(createEntrance({ send: api.send, access, admitted: sessionMemory(), policy }), {
    recover,
  });
  use.mockReset().mockResolvedValue(readyView());
});

const callNames = () => api.calls.map(({ call }) => call);

describe('who gets through', () => {
  it('is the person whom PSA and WisePay know by the same address', async () => {
    expect(await gate(page, use)).toEqual(readyView());
    expect(access.get).toHaveBeenCalledWith(scriptedEndpoints.issuer, pat);
    expect(use).toHaveBeenCalledExactlyOnceWith({
      client: expect.anything(),
      endpoints: scriptedEndpoints,
      policy: scriptedPolicy,
      owner: { api: scriptedEndpoints.api, email: pat },
      wire: {
        owner: { api: scriptedEndpoints.api, email: pat },
        submit: expect.any(Function),
        findOperation: expect.any(Function),
      },
      invoice: sampleInvoice,
      reload: expect.any(Function),
    });
  });

  it('needs two requests the first time and one after that', async () => {
    await gate(page, use);
    expect(callNames()).toEqual(['GET /session', 'GET /invoices']);
    await gate(page, use);
    expect(callNames()).toEqual(['GET /session', 'GET /invoices', 'GET /invoices']);
    expect(api.calls[2]?.headers.get('If-None-Match')).toBe('"1"');
  });

  it('is asked for again with every new token', async () => {
    await gate(page, use);
    await access.forget();
    await gate(page, use);
    expect(callNames()).toEqual(['GET /session', 'GET /invoices', 'GET /session', 'GET /invoices']);
  });

  it('sees an unchanged invoice that is not sent again', async () => {
    await gate(page, use);
    api.answers['GET /invoices'] = () => new Response(null, { status: 304 });
    await gate(page, use);
    expect(use).toHaveBeenLastCalledWith(expect.objectContaining({ invoice: sampleInvoice }));
  });

  it('never gets another person’s copy of an invoice', async () => {
    await gate(page, use);
    access.get.mockResolvedValue(pass('access_sam', sam));
    await gate({ ...page, memberEmail: sam }, use);
    expect(api.calls.at(-1)).toMatchObject({ call: 'GET /invoices', token: 'DPoP access_sam' });
    expect(api.calls.at(-1)?.headers.has('If-None-Match')).toBe(false);
  });
});

describe('who does not get through', () => {
  it('is somebody whom PSA does not name: WisePay is not asked', async () => {
    expect(await gate({ ...page, memberEmail: null }, use)).toEqual({
      kind: 'refused',
      reason: 'member_unreadable',
    });
    expect(access.get).not.toHaveBeenCalled();
  });

  it('is somebody who is not signed in to WisePay', async () => {
    access.get.mockResolvedValue(null);
    expect(await gate(page, use)).toEqual({ kind: 'sign_in', email: pat });
  });

  it('is somebody whom WisePay knows by another address: the API is not asked', async () => {
    access.get.mockResolvedValue(pass('access_sam', sam));
    expect(await gate(page, use)).toEqual({
      kind: 'refused',
      reason: 'signed_in_as_other',
      email: pat,
      wisepayEmail: sam,
    });
    expect(api.calls).toEqual([]);
  });

  it('is not held back by letter case alone', async () => {
    access.get.mockResolvedValue(pass('a', 'PAT@Northwind.example'));
    expect(await gate(page, use)).toEqual(readyView());
  });

  it.each(['user_unknown', 'user_inactive', 'not_admin'])('is told why by WisePay: %s', async (code) => {
    api.answers['GET /session'] = () => problem(403, code);
    expect(await gate(page, use)).toEqual({ kind: 'refused', reason: code, email: pat });
    expect(callNames()).toEqual(['GET /session']);
  });

  it('gets through as soon as WisePay lets them', async () => {
    const admit = api.answers['GET /session'];
    api.answers['GET /session'] = () => problem(403, 'not_admin');
    await gate(page, use);
    api.answers['GET /session'] = admit;
    expect(await gate(page, use)).toEqual(readyView());
  });

  it('is stopped as soon as WisePay no longer lets them', async () => {
    await gate(page, use);
    api.answers['GET /invoices'] = () => problem(403, 'user_inactive');
    expect(await gate(page, use)).toEqual({ kind: 'refused', reason: 'user_inactive', email: pat });
  });

  it('learns that WisePay does not have the invoice', async () => {
    api.answers['GET /invoices'] = () => problem(404, 'invoice_not_synced', { reason: 'status_not_closed' });
    expect(await gate(page, use)).toEqual({
      kind: 'not_synced',
      reason: 'status_not_closed',
      number: '20101',
    });
  });

  it.each([
    ['signed out', () => access.get.mockResolvedValue(null)],
    ['refused', () => (api.answers['GET /session'] = () => problem(403, 'not_admin'))],
    ['without an invoice', () => (api.answers['GET /invoices'] = () => problem(409, 'invoice_mismatch'))],
  ])('never reaches what lies behind: %s', async (_, prepare) => {
    prepare();
    await gate(page, use);
    expect(use).not.toHaveBeenCalled();
  });
});

describe('what an earlier worker left open', () => {
  it('is settled with the person’s own token, before the invoice is looked at', async () => {
    recover.mockImplementation(async (wire) => {
      expect(wire.owner).toEqual({ api: scriptedEndpoints.api, email: pat });
      await wire.findOperation('key_1');
    });
    await gate(page, use);
    expect(callNames()).toEqual(['GET /session', 'GET /operations', 'GET /invoices']);
    expect(api.calls[1]).toMatchObject({ path: '/operations/key_1', token: 'DPoP access_1' });
  });

  it('is left alone for whoever does not get in', async () => {
    api.answers['GET /session'] = () => problem(403, 'user_inactive');
    await gate(page, use);
    access.get.mockResolvedValue(null);
    await gate(page, use);
    expect(recover).not.toHaveBeenCalled();
  });

  it('is settled again with a fresh token when the old one is no good', async () => {
    recover.mockRejectedValueOnce(new CodedError('token_expired'));
    expect(await gate(page, use)).toEqual(readyView());
    expect(recover).toHaveBeenCalledTimes(2);
    expect(recover.mock.calls[1]?.[0]).not.toBe(recover.mock.calls[0]?.[0]);
  });

  it('is in the email’s own spelling at WisePay, so that it is found again', async () => {
    access.get.mockResolvedValue(pass('a', pat));
    await gate({ ...page, memberEmail: pat.toUpperCase() }, use);
    expect(recover.mock.calls[0]?.[0].owner.email).toBe(pat);
  });
});

describe('looking at the invoice again after an action', () => {
  it('gives it as it is then', async () => {
    use.mockImplementation(async ({ reload }) => {
      api.answers['GET /invoices'] = () => Response.json(paidInvoice);
      expect(await reload()).toEqual(paidInvoice);
      return readyView();
    });
    await gate(page, use);
    expect(use).toHaveBeenCalledOnce();
  });

  it('asks anew, even while another tab’s older question is still on its way', async () => {
    const older = deferred<Response>();
    use.mockImplementation(async ({ reload }) => {
      api.answers['GET /invoices'] = () => older.promise;
      const otherTab = gate(page, async () => readyView());
      await vi.waitFor(() => expect(api.callsOf('GET /invoices')).toHaveLength(2));
      // Only now the action is done; the older question was answered before that.
      api.answers['GET /invoices'] = () => Response.json(paidInvoice);
      const reloaded = reload();
      older.resolve(Response.json(sampleInvoice));
      expect(await reloaded).toEqual(paidInvoice);
      return otherTab;
    });
    expect(await gate(page, use)).toEqual(readyView());
  });
});

describe('a token that WisePay no longer accepts', () => {
  const expired = () => problem(401, 'token_expired');

  it.each(['GET /session', 'GET /invoices'] as const)('is replaced without a word: %s', async (call) => {
    const good = api.answers[call];
    api.answers[call] = () => {
      api.answers[call] = good;
      return expired();
    };
    expect(await gate(page, use)).toEqual(readyView());
    expect(access.forget).toHaveBeenCalledExactlyOnceWith('access_1');
    expect(api.calls.at(-1)?.token).toBe('DPoP access_2');
  });

  it('is replaced in the middle of an action, which is then repeated', async () => {
    use.mockRejectedValueOnce(new CodedError('token_expired'));
    expect(await gate(page, use)).toEqual(readyView());
    expect(use).toHaveBeenCalledTimes(2);
  });

  it('is replaced once only', async () => {
    api.answers['GET /invoices'] = expired;
    const { code } = await failureOf(gate(page, use));
    expect(code).toBe('token_expired');
    expect(access.forget).toHaveBeenCalledTimes(1);
    expect(use).not.toHaveBeenCalled();
  });

  it('leads to the sign-in where WisePay wants to see the person again', async () => {
    api.answers['GET /session'] = () => {
      access.get.mockResolvedValue(null);
      return expired();
    };
    expect(await gate(page, use)).toEqual({ kind: 'sign_in', email: pat });
  });
});

describe('WisePay that cannot be asked', () => {
  it('has no addresses', async () => {
    policy.mockResolvedValue({ ...scriptedPolicy, endpoints: null });
    expect(await failureOf(gate(page, use))).toEqual({ code: 'not_configured', details: {} });
  });

  it.each(['offline', 'timeout', 'server_error', 'sign_in_failed'] as const)(
    'stays a failure, and costs no token: %s',
    async (code) => {
      access.get.mockRejectedValue(new CodedError(code, { requestId: 'req_1' }));
      expect(await failureOf(gate(page, use))).toEqual({ code, details: { requestId: 'req_1' } });
      expect(access.forget).not.toHaveBeenCalled();
    },
  );

  it('refuses what lies behind with its own code', async () => {
    use.mockImplementation(async ({ client }) => {
      await client.createPaymentSession('inv_1', 'key_1');
      return readyView();
    });
    api.answers['POST /payment-sessions'] = () => problem(409, 'invoice_paid');
    expect(await failureOf(gate(page, use))).toEqual({
      code: 'refused',
      details: { status: 409, problemCode: 'invoice_paid', requestId: 'req_invoice_paid' },
    });
  });
});
