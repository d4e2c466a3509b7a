/** A refund for which WisePay requires a new sign-in: it continues after that sign-in, and after no other. */
import { beforeEach, describe, expect, it } from 'vitest';
import { CodedError } from '#lib/errors.ts';
import { credentials } from '../../support/fake-session.ts';
import { intentId, moneyInvoice, mountId, refund } from '../../support/money-messages.ts';
import { sampleRefund } from '../../support/payments.ts';
import { invoicePage, type PodHarness, podHarness } from '../../support/pod-harness.ts';
import { problem, scriptedEndpoints, scriptedPolicy } from '../../support/scripted-api.ts';

let pod: PodHarness;

beforeEach(() => {
  pod = podHarness(moneyInvoice);
});

const load = () => pod.tell({ kind: 'pod.load', mountId });

describe('a refund for which WisePay wants the person to sign in again', () => {
  const accept = () => Response.json(sampleRefund, { status: 202 });
  const stepUp = (): Promise<unknown> =>
    pod.tell({ kind: 'pod.step_up', mountId, invoiceId: 'inv_1', intentId });
  const sent = () => pod.api.callsOf('POST /refunds').map(({ headers }) => headers.get('Idempotency-Key'));

  beforeEach(async () => {
    pod.api.answers['POST /refunds'] = () => problem(401, 'step_up_required', { maxAgeSeconds: 300 });
    expect(await pod.tell(refund)).toMatchObject({ ok: true, view: { operations: [{ state: 'step_up' }] } });
    pod.api.answers['POST /refunds'] = accept;
  });

  it('shows the login to the person who is signed in already, and goes on with the same intent', async () => {
    expect(await stepUp()).toMatchObject({
      ok: true,
      view: { operations: [{ intentId, state: 'accepted', refundId: 'ref_1' }] },
    });
    expect(pod.session.signIn).toHaveBeenCalledExactlyOnceWith({
      issuer: scriptedEndpoints.issuer,
      loginHint: invoicePage.memberEmail,
      mode: 'switch',
    });
    expect(sent()).toEqual([intentId, intentId]);
  });

  it('needs a proven sign-in where the administrator’s policy asks for one', async () => {
    pod.policy = { ...scriptedPolicy, stepUpAbove: { value: 1, currency: 'USD' } };
    pod.session.signIn.mockRejectedValueOnce(new CodedError('sign_in_not_fresh'));
    expect(await stepUp()).toEqual({ ok: false, error: { code: 'sign_in_not_fresh', details: {} } });
    expect(pod.session.signIn.mock.lastCall?.[0].mode).toBe('fresh');
    expect(await load()).toMatchObject({ view: { operations: [{ state: 'step_up' }] } });
    expect(sent()).toEqual([intentId]);
    expect(await stepUp()).toMatchObject({ view: { operations: [{ state: 'accepted' }] } });
  });

  it('is not sent by a mere look', async () => {
    expect(await load()).toMatchObject({ view: { operations: [{ state: 'step_up' }] } });
    expect(sent()).toEqual([intentId]);
  });

  it('keeps waiting when the person closes the window', async () => {
    pod.session.signIn.mockRejectedValue(new CodedError('sign_in_cancelled'));
    expect(await stepUp()).toEqual({ ok: false, error: { code: 'sign_in_cancelled', details: {} } });
    expect(await load()).toMatchObject({ view: { operations: [{ state: 'step_up' }] } });
    expect(sent()).toEqual([intentId]);
  });

  it('is not sent when the page has moved on by then', async () => {
    pod.session.signIn.mockImplementation(async () => {
      pod.describePage.mockResolvedValue(null);
      return null;
    });
    expect(await stepUp()).toEqual({ ok: false, error: { code: 'no_invoice', details: {} } });
    expect(sent()).toEqual([intentId]);
  });

  it('is not sent when somebody else has signed in', async () => {
    pod.session.signIn.mockImplementation(async () => {
      pod.session.get.mockResolvedValue(credentials('access_sam', 'sam@northwind.example'));
      return null;
    });
    expect(await stepUp()).toMatchObject({ view: { kind: 'refused', reason: 'signed_in_as_other' } });
    expect(sent()).toEqual([intentId]);
  });

  it('is not sent on the sign-in of somebody else, although the first token is still good', async () => {
    pod.session.signIn.mockResolvedValue(credentials('access_sam', 'sam@northwind.example'));
    expect(await stepUp()).toMatchObject({ ok: true, view: { operations: [{ state: 'step_up' }] } });
    expect(sent()).toEqual([intentId]);
  });

  it('can be given up: it is gone, and was never done', async () => {
    expect(await pod.tell({ kind: 'pod.dismiss', mountId, intentId })).toMatchObject({
      ok: true,
      view: { operations: [] },
    });
    expect(sent()).toEqual([intentId]);
  });
});
