/** The panel's messages that move money or send an email, through the whole worker up to WisePay's API and back. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { PanelMessage } from '#lib/protocol/panel-messages.ts';
import { paidInvoice } from '../../support/invoices.ts';
import {
  cancel,
  intentId,
  moneyInvoice,
  mountId,
  refund,
  refundPart,
  remind,
  sendToTerminal,
} from '../../support/money-messages.ts';
import { invoicePage, type PodHarness, podHarness } from '../../support/pod-harness.ts';
import { offline, problem } from '../../support/scripted-api.ts';
import { sampleTerminalPayment } from '../../support/terminal-payment.ts';
import { usd } from '../../support/usd.ts';

let pod: PodHarness;

beforeEach(() => {
  pod = podHarness(moneyInvoice);
});

const load = () => pod.tell({ kind: 'pod.load', mountId });

const cases = [
  {
    name: 'sending to a terminal',
    message: sendToTerminal,
    call: 'POST /terminal-payments',
    path: '/invoices/inv_1/terminal-payments',
    body: { terminalId: 'trm_1', amount: usd(100000), invoiceVersion: '1' },
    shown: { kind: 'terminal', amount: usd(100000) },
  },
  {
    name: 'cancelling',
    message: cancel,
    call: 'POST /cancel',
    path: '/terminal-payments/tp_1/cancel',
    body: {},
    shown: { kind: 'terminal_cancel' },
  },
  {
    name: 'refunding',
    message: refund,
    call: 'POST /refunds',
    path: '/payments/pay_1/refunds',
    body: {
      amount: usd(10000),
      includesSurcharge: true,
      reason: 'duplicate',
      refundedSoFar: usd(0),
      invoiceVersion: '1',
    },
    shown: { kind: 'refund', amount: usd(10000), paymentId: 'pay_1' },
  },
  {
    name: 'reminding',
    message: remind,
    call: 'POST /reminders',
    path: '/invoices/inv_1/reminders',
    body: { invoiceVersion: '1' },
    shown: { kind: 'remind' },
  },
] as const;

describe.each(cases)('$name', ({ message, call, path, body, shown }) => {
  const shownAs = (state: string) => ({
    ok: true,
    view: { operations: [{ ...shown, intentId, state }] },
  });

  it('is one request with its key, and the view says that WisePay has accepted it', async () => {
    expect(await pod.tell(message)).toMatchObject(shownAs('accepted'));
    const [sent, ...others] = pod.api.callsOf(call);
    expect(sent).toMatchObject({ path, body, token: 'DPoP access_1' });
    expect(sent?.headers.get('Idempotency-Key')).toBe(intentId);
    expect(others).toEqual([]);
  });

  it('is one request when the message comes twice, one after the other or at the same time', async () => {
    await Promise.all([pod.tell(message), pod.tell(message)]);
    await pod.tell(message);
    expect(pod.api.callsOf(call)).toHaveLength(1);
  });

  it('shows why WisePay refuses, and what support needs', async () => {
    pod.api.answers[call] = () => problem(409, 'terminal_busy');
    expect(await pod.tell(message)).toMatchObject({
      ok: true,
      view: {
        operations: [
          { intentId, state: 'refused', problemCode: 'terminal_busy', requestId: 'req_terminal_busy' },
        ],
      },
    });
  });

  it('shows the invoice as it is afterwards', async () => {
    pod.api.answers[call] = () => {
      pod.api.answers['GET /invoices'] = () => Response.json(paidInvoice);
      return Response.json(sampleTerminalPayment);
    };
    expect(await pod.tell(message)).toMatchObject({ ok: true, view: { invoice: { status: 'paid' } } });
  });

  it('is not called failed because the look afterwards fails', async () => {
    pod.api.answers[call] = () => {
      pod.api.answers['GET /invoices'] = offline;
      pod.api.answers['GET /terminal-payments'] = offline;
      return Response.json(sampleTerminalPayment);
    };
    expect(await pod.tell(message)).toMatchObject(shownAs('accepted'));
  });

  it('is unknown and watched where no answer came and WisePay cannot be asked', async () => {
    pod.api.answers[call] = offline;
    pod.api.answers['GET /operations'] = offline;
    expect(await pod.tell(message)).toMatchObject(shownAs('open'));
    expect(await load()).toMatchObject({ ok: true, view: { live: true, operations: [{ state: 'open' }] } });
    expect(pod.api.callsOf(call)).toHaveLength(1);
  });

  it('is settled by the next look where no answer came', async () => {
    pod.api.answers[call] = offline;
    pod.api.answers['GET /operations'] = offline;
    await pod.tell(message);
    pod.api.answers['GET /operations'] = () =>
      Response.json({ state: 'done', kind: 'x', status: 202, body: {} });
    expect(await load()).toMatchObject(shownAs('accepted'));
    expect(pod.api.callsOf('GET /operations').at(-1)?.path).toBe(`/operations/${intentId}`);
    expect(pod.api.callsOf(call)).toHaveLength(1);
  });

  it('goes on with a fresh token, under the same key, and is done once', async () => {
    const done: (string | null)[] = [];
    pod.api.answers[call] = ({ token, headers }) => {
      if (token === 'DPoP access_1') return problem(401, 'token_expired');
      done.push(headers.get('Idempotency-Key'));
      return Response.json(sampleTerminalPayment);
    };
    expect(await pod.tell(message)).toMatchObject(shownAs('accepted'));
    expect(done).toEqual([intentId]);
  });

  it('is done once when the token runs out only afterwards', async () => {
    pod.api.answers[call] = () => {
      pod.api.answers['GET /invoices'] = ({ token }) =>
        token === 'DPoP access_1' ? problem(401, 'token_expired') : Response.json(moneyInvoice);
      return Response.json(sampleTerminalPayment);
    };
    expect(await pod.tell(message)).toMatchObject(shownAs('accepted'));
    expect(pod.api.callsOf(call)).toHaveLength(1);
  });

  it.each([
    ['shows no invoice any more', null],
    ['has made another panel since', { ...invoicePage, mountId: crypto.randomUUID() }],
  ])('is nothing to do when the page %s', async (_, page) => {
    pod.describePage.mockResolvedValue(page);
    expect(await pod.tell(message)).toEqual({ ok: false, error: { code: 'no_invoice', details: {} } });
    expect(pod.api.calls).toEqual([]);
    expect(await pod.journal.list()).toEqual([]);
  });

  it('is nothing to do for somebody who does not get in', async () => {
    pod.session.get.mockResolvedValue(null);
    expect(await pod.tell(message)).toMatchObject({ ok: true, view: { kind: 'sign_in' } });
    expect(await pod.journal.list()).toEqual([]);
  });

  it('is a failure, with nothing sent, when WisePay cannot be asked for the invoice', async () => {
    pod.api.answers['GET /invoices'] = offline;
    expect(await pod.tell(message)).toEqual({ ok: false, error: { code: 'offline', details: {} } });
    expect(pod.api.callsOf(call)).toEqual([]);
    expect(await pod.journal.list()).toEqual([]);
  });
});

describe('a wish that cannot be', () => {
  it.each<[string, PanelMessage, string]>([
    ['a charge above the balance', { ...sendToTerminal, amount: usd(100001) }, 'amount_above_balance'],
    ['the cancel of another payment', { ...cancel, terminalPaymentId: 'tp_0' }, 'too_late'],
    [
      'a refund above what is left',
      { ...refund, refunds: [{ ...refundPart, amount: usd(60001) }] },
      'refund_above_remaining',
    ],
    [
      'a refund for another invoice',
      { ...refund, refunds: [{ ...refundPart, paymentId: 'pay_9' }] },
      'not_refundable',
    ],
  ])('is refused before anything is sent: %s', async (_, message, problemCode) => {
    expect(await pod.tell(message)).toEqual({
      ok: false,
      error: { code: 'refused', details: { problemCode } },
    });
    expect(pod.api.calls.filter(({ call }) => call.startsWith('POST'))).toEqual([]);
  });
});
