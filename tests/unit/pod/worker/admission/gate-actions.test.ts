/** What the gate does around an action: it clears up before it, replaces a token in its middle, and looks again after it. */
import { beforeEach, describe, expect, it } from 'vitest';
import { CodedError } from '#lib/errors.ts';
import { deferred } from '../../../support/deferred.ts';
import { eventually } from '../../../support/eventually.ts';
import { failureOf } from '../../../support/failure.ts';
import { pass } from '../../../support/fake-access.ts';
import { pat } from '../../../support/intents.ts';
import { paidInvoice, readyView, sampleInvoice } from '../../../support/invoices.ts';
import { problem } from '../../../support/scripted-api.ts';
import { type GateBench, gateBench, page } from './support/gate-bench.ts';

let bench: GateBench;

beforeEach(() => {
  bench = gateBench();
});

describe('what an earlier worker left open', () => {
  it('is settled with the person’s own token, before the invoice is looked at', async () => {
    bench.recover.mockImplementation(async (wire) => {
      expect(wire.owner).toEqual(pat);
      await wire.findOperation('key_1');
    });
    await bench.enter();
    expect(bench.callNames()).toEqual(['GET /session', 'GET /operations', 'GET /invoices']);
    expect(bench.api.calls[1]).toMatchObject({ path: '/operations/key_1', token: 'DPoP access_1' });
  });

  it('is left alone for whoever does not get in', async () => {
    bench.api.answers['GET /session'] = () => problem(403, 'user_inactive');
    await bench.enter();
    bench.access.get.mockResolvedValue(null);
    await bench.enter();
    expect(bench.recover).not.toHaveBeenCalled();
  });

  it('is settled again with a fresh token when the old one is no good', async () => {
    bench.recover.mockRejectedValueOnce(new CodedError('token_expired'));
    expect(await bench.enter()).toEqual(readyView());
    expect(bench.recover).toHaveBeenCalledTimes(2);
    expect(bench.recover.mock.calls[1]?.[0]).not.toBe(bench.recover.mock.calls[0]?.[0]);
  });

  it('is in the email’s own spelling at WisePay, so that it is found again', async () => {
    bench.access.get.mockResolvedValue(pass('a', pat.email));
    await bench.enter({ ...page, memberEmail: pat.email.toUpperCase() });
    expect(bench.recover.mock.calls[0]?.[0].owner.email).toBe(pat.email);
  });
});

describe('a token that WisePay no longer accepts', () => {
  const expired = () => problem(401, 'token_expired');

  it.each(['GET /session', 'GET /invoices'] as const)('is replaced without a word: %s', async (call) => {
    const good = bench.api.answers[call];
    bench.api.answers[call] = () => {
      bench.api.answers[call] = good;
      return expired();
    };
    expect(await bench.enter()).toEqual(readyView());
    expect(bench.access.forget).toHaveBeenCalledExactlyOnceWith('access_1');
    expect(bench.api.calls.at(-1)?.token).toBe('DPoP access_2');
  });

  it('is replaced in the middle of an action, which is then repeated', async () => {
    bench.use.mockRejectedValueOnce(new CodedError('token_expired'));
    expect(await bench.enter()).toEqual(readyView());
    expect(bench.use).toHaveBeenCalledTimes(2);
  });

  it('is replaced once only', async () => {
    bench.api.answers['GET /invoices'] = expired;
    const { code } = await failureOf(bench.enter());
    expect(code).toBe('token_expired');
    expect(bench.access.forget).toHaveBeenCalledTimes(1);
    expect(bench.use).not.toHaveBeenCalled();
  });

  it('leads to the sign-in where WisePay wants to see the person again', async () => {
    bench.api.answers['GET /session'] = () => {
      bench.access.get.mockResolvedValue(null);
      return expired();
    };
    expect(await bench.enter()).toEqual({ kind: 'sign_in', email: pat.email });
  });
});

describe('looking at the invoice again after an action', () => {
  it('gives it as it is then', async () => {
    bench.use.mockImplementation(async ({ reload }) => {
      bench.api.answers['GET /invoices'] = () => Response.json(paidInvoice);
      expect(await reload()).toEqual(paidInvoice);
      return readyView();
    });
    await bench.enter();
    expect(bench.use).toHaveBeenCalledOnce();
  });

  it('asks anew, even while another tab’s older question is still on its way', async () => {
    const older = deferred<Response>();
    bench.use.mockImplementation(async ({ reload }) => {
      bench.api.answers['GET /invoices'] = () => older.promise;
      const otherTab = bench.gate(page, async () => readyView());
      await eventually(() => expect(bench.api.callsOf('GET /invoices')).toHaveLength(2));
      // Only now the action is done; the older question was answered before that.
      bench.api.answers['GET /invoices'] = () => Response.json(paidInvoice);
      const reloaded = reload();
      older.resolve(Response.json(sampleInvoice));
      expect(await reloaded).toEqual(paidInvoice);
      return otherTab;
    });
    expect(await bench.enter()).toEqual(readyView());
  });
});
