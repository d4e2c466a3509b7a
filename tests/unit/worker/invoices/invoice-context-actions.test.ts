/** Around an action: open intents are settled before it, a token is replaced midway, the invoice is read after it. */
import { beforeEach, describe, expect, it } from 'vitest';
import { CodedError } from '#lib/errors.ts';
import { deferred } from '../../support/deferred.ts';
import { eventually } from '../../support/eventually.ts';
import { failureOf } from '../../support/failure.ts';
import { credentials } from '../../support/fake-session.ts';
import { pat } from '../../support/intents.ts';
import { paidInvoice, readyView, sampleInvoice } from '../../support/invoices.ts';
import { problem } from '../../support/scripted-api.ts';
import { type ContextHarness, contextHarness, page } from '../session/support/context-harness.ts';

let harness: ContextHarness;

beforeEach(() => {
  harness = contextHarness();
});

describe('what an earlier worker left open', () => {
  it('is settled with the person’s own token, before the invoice is looked at', async () => {
    harness.recover.mockImplementation(async (context) => {
      expect(context.owner).toEqual(pat);
      await context.findOperation('key_1');
    });
    await harness.withSession();
    expect(harness.callNames()).toEqual(['GET /session', 'GET /operations', 'GET /invoices']);
    expect(harness.api.calls[1]).toMatchObject({ path: '/operations/key_1', token: 'DPoP access_1' });
  });

  it('is left alone for whoever does not get in', async () => {
    harness.api.answers['GET /session'] = () => problem(403, 'user_inactive');
    await harness.withSession();
    harness.session.get.mockResolvedValue(null);
    await harness.withSession();
    expect(harness.recover).not.toHaveBeenCalled();
  });

  it('is settled again with a fresh token when the old one is no good', async () => {
    harness.recover.mockRejectedValueOnce(new CodedError('token_expired'));
    expect(await harness.withSession()).toEqual(readyView());
    expect(harness.recover).toHaveBeenCalledTimes(2);
    expect(harness.recover.mock.calls[1]?.[0]).not.toBe(harness.recover.mock.calls[0]?.[0]);
  });

  it('is in the email’s own spelling at WisePay, so that it is found again', async () => {
    harness.session.get.mockResolvedValue(credentials('a', pat.email));
    await harness.withSession({ ...page, memberEmail: pat.email.toUpperCase() });
    expect(harness.recover.mock.calls[0]?.[0].owner.email).toBe(pat.email);
  });
});

describe('a token that WisePay no longer accepts', () => {
  const expired = () => problem(401, 'token_expired');

  it.each(['GET /session', 'GET /invoices'] as const)('is replaced without a word: %s', async (call) => {
    const good = harness.api.answers[call];
    harness.api.answers[call] = () => {
      harness.api.answers[call] = good;
      return expired();
    };
    expect(await harness.withSession()).toEqual(readyView());
    expect(harness.session.forget).toHaveBeenCalledExactlyOnceWith('access_1');
    expect(harness.api.calls.at(-1)?.token).toBe('DPoP access_2');
  });

  it('is replaced in the middle of an action, which is then repeated', async () => {
    harness.use.mockRejectedValueOnce(new CodedError('token_expired'));
    expect(await harness.withSession()).toEqual(readyView());
    expect(harness.use).toHaveBeenCalledTimes(2);
  });

  it('is replaced once only', async () => {
    harness.api.answers['GET /invoices'] = expired;
    const { code } = await failureOf(harness.withSession());
    expect(code).toBe('token_expired');
    expect(harness.session.forget).toHaveBeenCalledTimes(1);
    expect(harness.use).not.toHaveBeenCalled();
  });

  it('leads to the sign-in where WisePay wants to see the person again', async () => {
    harness.api.answers['GET /session'] = () => {
      harness.session.get.mockResolvedValue(null);
      return expired();
    };
    expect(await harness.withSession()).toEqual({ kind: 'sign_in', email: pat.email });
  });
});

describe('looking at the invoice again after an action', () => {
  it('gives it as it is then', async () => {
    harness.use.mockImplementation(async ({ reload }) => {
      harness.api.answers['GET /invoices'] = () => Response.json(paidInvoice);
      expect(await reload()).toEqual(paidInvoice);
      return readyView();
    });
    await harness.withSession();
    expect(harness.use).toHaveBeenCalledOnce();
  });

  it('asks anew, even while another tab’s older question is still on its way', async () => {
    const older = deferred<Response>();
    harness.use.mockImplementation(async ({ reload }) => {
      harness.api.answers['GET /invoices'] = () => older.promise;
      const otherTab = harness.withInvoice(page, async () => readyView());
      await eventually(() => expect(harness.api.callsOf('GET /invoices')).toHaveLength(2));
      // The action is done only now; the older request was answered before that.
      harness.api.answers['GET /invoices'] = () => Response.json(paidInvoice);
      const reloaded = reload();
      older.resolve(Response.json(sampleInvoice));
      expect(await reloaded).toEqual(paidInvoice);
      return otherTab;
    });
    expect(await harness.withSession()).toEqual(readyView());
  });
});
