/** Paying from the panel: one payments screen opens, and only if there is something to pay. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { CodedError } from '#lib/errors.ts';
import type { ScheduledPayment } from '#lib/protocol/scheduled-payment.ts';
import { paidInvoice, readyView, sampleInvoice } from '../../support/invoices.ts';
import { intentId, mountId, remind } from '../../support/money-messages.ts';
import { invoicePage, type PodHarness, panelTab, podHarness } from '../../support/pod-harness.ts';
import { problem } from '../../support/scripted-api.ts';
import { sampleTerminalPayment } from '../../support/terminal-payment.ts';
import { usd } from '../../support/usd.ts';

const scheduled: ScheduledPayment = { date: '2026-06-05', method: 'Visa •••• 1881', amount: usd(10_000) };

let pod: PodHarness;

beforeEach(() => {
  pod = podHarness();
});

afterEach(() => {
  vi.restoreAllMocks();
});

const pay = (acknowledged?: ScheduledPayment) =>
  pod.tell({ kind: 'pod.pay', mountId, invoiceId: 'inv_1', intentId, acknowledged });

describe('paying', () => {
  it('opens WisePay’s payments screen beside the invoice', async () => {
    expect(await pay()).toEqual({ ok: true, view: readyView({}, true) });
    expect(pod.tabs.opened).toEqual([
      { url: 'https://app.wisepay.example/pay/1', beside: panelTab, tabId: expect.any(Number) },
    ]);
    expect(pod.api.calls.at(-1)?.headers.get('Idempotency-Key')).toBe(intentId);
  });

  it('opens it in spite of an automatic payment that the person was warned of', async () => {
    pod.api.answers['GET /invoices'] = () => Response.json({ ...sampleInvoice, scheduledPayment: scheduled });
    expect(await pay(scheduled)).toMatchObject({ ok: true, view: { paymentScreenOpen: true } });
    expect(pod.tabs.opened).toHaveLength(1);
  });

  it.each([
    ['nobody was warned of', undefined],
    ['is for another day than the person was warned of', { ...scheduled, date: '2026-06-12' }],
    ['is by another method than the person was warned of', { ...scheduled, method: 'Bank •••• 6789' }],
    ['is for another amount than the person was warned of', { ...scheduled, amount: usd(124_050) }],
  ])('opens nothing over an automatic payment that %s: the view tells of it', async (_, acknowledged) => {
    pod.api.answers['GET /invoices'] = () => Response.json({ ...sampleInvoice, scheduledPayment: scheduled });
    expect(await pay(acknowledged)).toMatchObject({
      ok: true,
      view: { invoice: { scheduledPayment: scheduled }, paymentScreenOpen: false },
    });
    expect(pod.tabs.opened).toEqual([]);
    expect(pod.api.callsOf('POST /payment-sessions')).toEqual([]);
  });

  it('opens nothing while a payment of the invoice is open on a terminal: the view tells of it', async () => {
    const openTerminalPayment = { ...sampleTerminalPayment, state: 'waiting_for_card' } as const;
    pod.api.answers['GET /invoices'] = () => Response.json({ ...sampleInvoice, openTerminalPayment });
    expect(await pay()).toMatchObject({
      ok: true,
      view: { terminalPayment: { id: openTerminalPayment.id }, paymentScreenOpen: false },
    });
    expect(pod.tabs.opened).toEqual([]);
    expect(pod.api.callsOf('POST /payment-sessions')).toEqual([]);
  });

  it('opens it where the automatic payment that the person was warned of is gone', async () => {
    await pay(scheduled);
    expect(pod.tabs.opened).toHaveLength(1);
  });

  it('opens it once, however often the same wish arrives', async () => {
    await pay();
    await pay();
    expect(pod.tabs.opened).toHaveLength(1);
    expect(pod.api.calls.filter(({ call }) => call === 'POST /payment-sessions')).toHaveLength(1);
  });

  it('shows the same one after a reminder, which changes the invoice', async () => {
    await pay();
    pod.api.answers['GET /invoices'] = () => Response.json({ ...sampleInvoice, version: '2' });
    await pod.tell({ ...remind, intentId: crypto.randomUUID(), invoiceVersion: '2' });
    await pod.tell({ kind: 'pod.pay', mountId, invoiceId: 'inv_1', intentId: crypto.randomUUID() });
    expect(pod.tabs.opened).toHaveLength(1);
    expect(pod.api.callsOf('POST /payment-sessions')).toHaveLength(1);
  });

  it('never opens an address that has run out on WisePay’s clock: it asks with another key', async () => {
    pod.time += 2 * 60 * 60_000;
    await pay();
    const keys = pod.api
      .callsOf('POST /payment-sessions')
      .map(({ headers }) => headers.get('Idempotency-Key'));
    expect(keys).toEqual([intentId, expect.not.stringMatching(intentId)]);
  });

  it('opens it once when the same wish arrives twice at the same time', async () => {
    await Promise.all([pay(), pay()]);
    expect(pod.tabs.opened).toHaveLength(1);
  });

  it('opens nothing for an invoice that turns out to be paid: its view says so', async () => {
    pod.api.answers['GET /invoices'] = () => Response.json(paidInvoice);
    expect(await pay()).toMatchObject({
      ok: true,
      view: {
        invoice: { status: 'paid', actions: { pay: { allowed: false } } },
        paymentScreenOpen: false,
      },
    });
    expect(pod.tabs.opened).toEqual([]);
    expect(pod.api.calls.map(({ call }) => call)).not.toContain('POST /payment-sessions');
  });

  it.each([
    ['another site', 'https://evil.example/pay/1'],
    ['a site that begins alike', 'https://app.wisepay.example.evil.example/pay/1'],
    ['WisePay’s name in front of an @', 'https://app.wisepay.example@evil.example/pay/1'],
    ['an open line', 'http://app.wisepay.example/pay/1'],
    ['another port', 'https://app.wisepay.example:8443/pay/1'],
    ['a script', 'javascript:alert(1)'],
    ['data', 'data:text/html,pay'],
  ])('never opens an address outside WisePay’s web app: %s', async (_, url) => {
    pod.api.answers['POST /payment-sessions'] = () =>
      Response.json({ url, expiresAt: '2026-05-31T12:00:00Z' });
    expect(await pay()).toMatchObject({ ok: false, error: { code: 'foreign_url' } });
    expect(pod.tabs.opened).toEqual([]);
  });

  it('keeps the view on screen when WisePay cannot be asked', async () => {
    pod.api.answers['POST /payment-sessions'] = () => Promise.reject(new CodedError('timeout'));
    expect(await pay()).toEqual({ ok: false, error: { code: 'timeout', details: {} } });
  });

  it('tells WisePay’s refusal by its code', async () => {
    pod.api.answers['POST /payment-sessions'] = () => problem(409, 'invoice_paid');
    expect(await pay()).toMatchObject({
      ok: false,
      error: { code: 'refused', details: { problemCode: 'invoice_paid' } },
    });
  });

  it('is the same request again when the token runs out in the middle', async () => {
    const good = pod.api.answers['POST /payment-sessions'];
    pod.api.answers['POST /payment-sessions'] = () => {
      pod.api.answers['POST /payment-sessions'] = good;
      return problem(401, 'token_expired');
    };
    expect(await pay()).toMatchObject({ ok: true });
    const keys = pod.api.calls
      .filter(({ call }) => call === 'POST /payment-sessions')
      .map(({ headers }) => headers.get('Idempotency-Key'));
    expect(keys).toEqual([intentId, intentId]);
    expect(pod.tabs.opened).toHaveLength(1);
  });

  it('shows the sign-in to somebody whom WisePay wants to see first', async () => {
    pod.session.get.mockResolvedValue(null);
    expect(await pay()).toEqual({ ok: true, view: { kind: 'sign_in', email: invoicePage.memberEmail } });
    expect(pod.tabs.opened).toEqual([]);
  });

  it('hides a defect behind a code', async () => {
    const log = vi.spyOn(console, 'error').mockReturnValue();
    vi.spyOn(browser.tabs, 'create').mockRejectedValue(new Error('No window'));
    expect(await pay()).toEqual({ ok: false, error: { code: 'internal', details: {} } });
    expect(log).toHaveBeenCalledOnce();
  });
});
