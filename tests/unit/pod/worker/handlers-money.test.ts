/** The panel's messages that move money or send an email, through the whole worker up to WisePay's API and back. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CodedError } from '#lib/errors.ts';
import type { PanelMessage } from '#lib/pod/contract/messages.ts';
import { showTerminalPayment } from '#lib/pod/contract/shown.ts';
import type { Invoice } from '#lib/wisepay/schemas/invoice.ts';
import { pass } from '../../support/fake-access.ts';
import { anIntent, pat } from '../../support/intents.ts';
import { paidInvoice, readyView, sampleInvoice } from '../../support/invoices.ts';
import { sampleDebit, samplePayment, sampleRefund } from '../../support/payments.ts';
import { invoicePage, type PodBench, panelTab, podBench } from '../../support/pod-bench.ts';
import { problem, scriptedEndpoints } from '../../support/scripted-api.ts';
import { approvedTerminalPayment, sampleTerminalPayment } from '../../support/terminal-payment.ts';

const usd = (value: number) => ({ value, currency: 'USD' });
const { mountId } = invoicePage;
const intentId = crypto.randomUUID();
const secondIntentId = crypto.randomUUID();

const invoice: Invoice = {
  ...sampleInvoice,
  payments: [samplePayment, sampleDebit],
  openTerminalPayment: sampleTerminalPayment,
};

let pod: PodBench;

beforeEach(() => {
  pod = podBench();
  pod.api.answers['GET /invoices'] = () => Response.json(invoice);
});

const tell = (message: PanelMessage) => pod.handle(message, panelTab);
const load = () => tell({ kind: 'pod.load', mountId });
const offline = () => Promise.reject(new CodedError('offline'));

const part = {
  intentId,
  paymentId: 'pay_1',
  amount: usd(10000),
  includesSurcharge: true,
  refundedSoFar: usd(0),
};
const refund: PanelMessage = {
  kind: 'pod.refund',
  mountId,
  refunds: [part],
  reason: 'duplicate',
  invoiceVersion: '1',
};
const twoRefunds: PanelMessage = {
  ...refund,
  refunds: [part, { ...part, intentId: secondIntentId, paymentId: 'pay_2' }],
};
const sendToTerminal: PanelMessage = {
  kind: 'pod.send_to_terminal',
  mountId,
  intentId,
  terminalId: 'trm_1',
  amount: usd(100000),
  invoiceVersion: '1',
};
const cancel: PanelMessage = {
  kind: 'pod.cancel_terminal_payment',
  mountId,
  intentId,
  terminalPaymentId: 'tp_1',
};
const remind: PanelMessage = { kind: 'pod.remind', mountId, intentId, invoiceVersion: '1' };

const cases = [
  {
    name: 'sending to a terminal',
    message: sendToTerminal,
    call: 'POST /terminal-payments',
    path: '/invoices/inv_1/terminal-payments',
    body: { terminalId: 'trm_1', amount: usd(100000), invoiceVersion: '1' },
    shown: { kind: 'terminal_payment', amount: usd(100000) },
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
    shown: { kind: 'reminder' },
  },
] as const;

describe.each(cases)('$name', ({ message, call, path, body, shown }) => {
  const shownAs = (state: string) => ({
    ok: true,
    view: { operations: [{ ...shown, intentId, state }] },
  });

  it('is one request with its key, and the view says that WisePay has accepted it', async () => {
    expect(await tell(message)).toMatchObject(shownAs('accepted'));
    const [sent, ...others] = pod.api.callsOf(call);
    expect(sent).toMatchObject({ path, body, token: 'DPoP access_1' });
    expect(sent?.headers.get('Idempotency-Key')).toBe(intentId);
    expect(others).toEqual([]);
  });

  it('is one request when the message comes twice, one after the other or at the same time', async () => {
    await Promise.all([tell(message), tell(message)]);
    await tell(message);
    expect(pod.api.callsOf(call)).toHaveLength(1);
  });

  it('shows why WisePay refuses, and what support needs', async () => {
    pod.api.answers[call] = () => problem(409, 'terminal_busy');
    expect(await tell(message)).toMatchObject({
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
    expect(await tell(message)).toMatchObject({ ok: true, view: { invoice: { status: 'paid' } } });
  });

  it('is not called failed because the look afterwards fails', async () => {
    pod.api.answers[call] = () => {
      pod.api.answers['GET /invoices'] = offline;
      pod.api.answers['GET /terminal-payments'] = offline;
      return Response.json(sampleTerminalPayment);
    };
    expect(await tell(message)).toMatchObject(shownAs('accepted'));
  });

  it('is unknown and watched where no answer came and WisePay cannot be asked', async () => {
    pod.api.answers[call] = offline;
    pod.api.answers['GET /operations'] = offline;
    expect(await tell(message)).toMatchObject(shownAs('open'));
    expect(await load()).toMatchObject({ ok: true, view: { live: true, operations: [{ state: 'open' }] } });
    expect(pod.api.callsOf(call)).toHaveLength(1);
  });

  it('is settled by the next look where no answer came', async () => {
    pod.api.answers[call] = offline;
    pod.api.answers['GET /operations'] = offline;
    await tell(message);
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
    expect(await tell(message)).toMatchObject(shownAs('accepted'));
    expect(done).toEqual([intentId]);
  });

  it('is done once when the token runs out only afterwards', async () => {
    pod.api.answers[call] = () => {
      pod.api.answers['GET /invoices'] = ({ token }) =>
        token === 'DPoP access_1' ? problem(401, 'token_expired') : Response.json(invoice);
      return Response.json(sampleTerminalPayment);
    };
    expect(await tell(message)).toMatchObject(shownAs('accepted'));
    expect(pod.api.callsOf(call)).toHaveLength(1);
  });

  it.each([
    ['shows no invoice any more', null],
    ['has made another panel since', { ...invoicePage, mountId: crypto.randomUUID() }],
  ])('is nothing to do when the page %s', async (_, page) => {
    pod.describePage.mockResolvedValue(page);
    expect(await tell(message)).toEqual({ ok: false, error: { code: 'no_invoice', details: {} } });
    expect(pod.api.calls).toEqual([]);
    expect(await pod.journal.list()).toEqual([]);
  });

  it('is nothing to do for somebody who does not get in', async () => {
    pod.access.get.mockResolvedValue(null);
    expect(await tell(message)).toMatchObject({ ok: true, view: { kind: 'sign_in' } });
    expect(await pod.journal.list()).toEqual([]);
  });

  it('is a failure, with nothing sent, when WisePay cannot be asked for the invoice', async () => {
    pod.api.answers['GET /invoices'] = offline;
    expect(await tell(message)).toEqual({ ok: false, error: { code: 'offline', details: {} } });
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
      { ...refund, refunds: [{ ...part, amount: usd(60001) }] },
      'refund_above_remaining',
    ],
    [
      'a refund for another invoice',
      { ...refund, refunds: [{ ...part, paymentId: 'pay_9' }] },
      'not_refundable',
    ],
  ])('is refused before anything is sent: %s', async (_, message, problemCode) => {
    expect(await tell(message)).toEqual({ ok: false, error: { code: 'refused', details: { problemCode } } });
    expect(pod.api.calls.filter(({ call }) => call.startsWith('POST'))).toEqual([]);
  });
});

describe('a terminal payment that was sent', () => {
  it('is shown from then on, with the terminal as the one that was used last', async () => {
    pod.api.answers['GET /invoices'] = () => Response.json(sampleInvoice);
    expect(await tell(sendToTerminal)).toMatchObject({
      view: {
        terminalPayment: showTerminalPayment(sampleTerminalPayment),
        lastTerminalId: 'trm_1',
        live: true,
      },
    });
  });

  it('is followed until it has ended', async () => {
    await load();
    pod.api.answers['GET /terminal-payments'] = () => {
      pod.api.answers['GET /invoices'] = () => Response.json(paidInvoice);
      pod.api.answers['GET /terminal-payments'] = () => Response.json(approvedTerminalPayment);
      return Response.json(approvedTerminalPayment);
    };
    expect(await tell({ kind: 'pod.watch', mountId, terminalPaymentId: 'tp_1' })).toMatchObject({
      ok: true,
      view: { invoice: { status: 'paid' }, terminalPayment: { state: 'approved' }, live: false },
    });
    expect(pod.api.callsOf('GET /terminal-payments').map(({ path }) => path)).toEqual([
      '/terminal-payments/tp_1?after=1&wait=20',
      '/terminal-payments/tp_1',
    ]);
  });
});

describe('an outcome that is not known', () => {
  it('is asked for again after a pause, and shown as soon as it is known', async () => {
    pod.api.answers['GET /invoices'] = () => Response.json(sampleInvoice);
    pod.api.answers['POST /reminders'] = offline;
    pod.api.answers['GET /operations'] = offline;
    await tell(remind);
    const answer = tell({ kind: 'pod.watch', mountId });
    await vi.waitFor(() => expect(pod.timers).toHaveLength(1));
    pod.api.answers['GET /operations'] = () =>
      Response.json({ state: 'done', kind: 'reminder', status: 409, body: { code: 'invoice_paid' } });
    pod.timers[0]?.resolve();
    expect(await answer).toMatchObject({
      ok: true,
      view: { operations: [{ state: 'refused', problemCode: 'invoice_paid' }] },
    });
  });

  it('of an earlier worker is settled by the first look at any invoice', async () => {
    await pod.journal.write(anIntent({ key: intentId, createdAt: pod.time, owner: pat }));
    pod.api.answers['GET /operations'] = () =>
      Response.json({ state: 'done', kind: 'terminal_payment', status: 202, body: sampleTerminalPayment });
    expect(await load()).toMatchObject({ view: { operations: [{ intentId, state: 'accepted' }] } });
  });
});

describe('a question for news that is open while an action is taken', () => {
  it('forgets nothing of what the action has left open, although its own look fails', async () => {
    pod.api.answers['GET /invoices'] = () => Response.json({ ...invoice, openTerminalPayment: undefined });
    await load();
    const news = vi.spyOn(pod.screens, 'news');
    const first = tell({ kind: 'pod.watch', mountId });
    await vi.waitFor(() => expect(news).toHaveBeenCalledTimes(1));

    pod.api.answers['POST /reminders'] = offline;
    pod.api.answers['GET /operations'] = offline;
    expect(await tell(remind)).toMatchObject({ view: { operations: [{ state: 'open' }] } });
    pod.api.answers['GET /invoices'] = offline;
    pod.screens.tabChanged(panelTab);
    expect(await first).toMatchObject({ ok: false });

    // Asked for again soon, because of what is open.
    void tell({ kind: 'pod.watch', mountId });
    await vi.waitFor(() => expect(pod.timers.map(({ ms }) => ms)).toEqual([2_000]));
  });
});

describe('several refunds', () => {
  it('are two requests, the second with the version that the first made', async () => {
    pod.api.answers['POST /refunds'] = () => {
      pod.api.answers['GET /invoices'] = () => Response.json({ ...invoice, version: '2' });
      return Response.json(sampleRefund);
    };
    expect(await tell(twoRefunds)).toMatchObject({
      view: {
        invoice: { version: '2' },
        operations: [{ paymentId: 'pay_1' }, { paymentId: 'pay_2' }],
      },
    });
    expect(pod.api.callsOf('POST /refunds')).toMatchObject([
      { path: '/payments/pay_1/refunds', body: { invoiceVersion: '1' } },
      { path: '/payments/pay_2/refunds', body: { invoiceVersion: '2' } },
    ]);
  });
});

describe('a refund for which WisePay wants the person to sign in again', () => {
  const accept = () => Response.json(sampleRefund, { status: 202 });
  const stepUp = (): Promise<unknown> => tell({ kind: 'pod.step_up', mountId, intentId });
  const sent = () => pod.api.callsOf('POST /refunds').map(({ headers }) => headers.get('Idempotency-Key'));

  beforeEach(async () => {
    pod.api.answers['POST /refunds'] = () => problem(401, 'step_up_required', { maxAgeSeconds: 300 });
    expect(await tell(refund)).toMatchObject({ ok: true, view: { operations: [{ state: 'step_up' }] } });
    pod.api.answers['POST /refunds'] = accept;
  });

  it('shows the login to the person who is signed in already, and goes on with the same intent', async () => {
    expect(await stepUp()).toMatchObject({
      ok: true,
      view: { operations: [{ intentId, state: 'accepted', refundId: 'ref_1' }] },
    });
    expect(pod.access.signIn).toHaveBeenCalledExactlyOnceWith({
      issuer: scriptedEndpoints.issuer,
      loginHint: invoicePage.memberEmail,
      mode: 'switch',
    });
    expect(sent()).toEqual([intentId, intentId]);
  });

  it('is not sent by a mere look', async () => {
    expect(await load()).toMatchObject({ view: { operations: [{ state: 'step_up' }] } });
    expect(sent()).toEqual([intentId]);
  });

  it('keeps waiting when the person closes the window', async () => {
    pod.access.signIn.mockRejectedValue(new CodedError('sign_in_cancelled'));
    expect(await stepUp()).toEqual({ ok: false, error: { code: 'sign_in_cancelled', details: {} } });
    expect(await load()).toMatchObject({ view: { operations: [{ state: 'step_up' }] } });
    expect(sent()).toEqual([intentId]);
  });

  it('is not sent when the page has moved on by then', async () => {
    pod.access.signIn.mockImplementation(async () => {
      pod.describePage.mockResolvedValue(null);
      return null;
    });
    expect(await stepUp()).toEqual({ ok: false, error: { code: 'no_invoice', details: {} } });
    expect(sent()).toEqual([intentId]);
  });

  it('is not sent when somebody else has signed in', async () => {
    pod.access.signIn.mockImplementation(async () => {
      pod.access.get.mockResolvedValue(pass('access_sam', 'sam@northwind.example'));
      return null;
    });
    expect(await stepUp()).toMatchObject({ view: { kind: 'refused', reason: 'signed_in_as_other' } });
    expect(sent()).toEqual([intentId]);
  });

  it('is not sent on the sign-in of somebody else, although the first token is still good', async () => {
    pod.access.signIn.mockResolvedValue(pass('access_sam', 'sam@northwind.example'));
    expect(await stepUp()).toMatchObject({ ok: true, view: { operations: [{ state: 'step_up' }] } });
    expect(sent()).toEqual([intentId]);
  });

  it('can be given up: it is gone, and was never done', async () => {
    expect(await tell({ kind: 'pod.dismiss', mountId, intentId })).toMatchObject({
      ok: true,
      view: { operations: [] },
    });
    expect(sent()).toEqual([intentId]);
  });
});

describe('putting an outcome away', () => {
  it('takes it from the view, and leaves the others', async () => {
    await tell(remind);
    await tell({ ...refund, refunds: [{ ...part, intentId: secondIntentId }] });
    expect(await tell({ kind: 'pod.dismiss', mountId, intentId })).toMatchObject({
      ok: true,
      view: { operations: [{ intentId: secondIntentId }] },
    });
  });

  it('never takes away one that is not known yet', async () => {
    pod.api.answers['POST /reminders'] = offline;
    pod.api.answers['GET /operations'] = offline;
    await tell(remind);
    expect(await tell({ kind: 'pod.dismiss', mountId, intentId })).toMatchObject({
      view: { operations: [{ intentId, state: 'open' }] },
    });
  });
});

describe('opening a page of WisePay’s', () => {
  const open = (page: 'receipt' | 'card_present' | 'home', terminalPaymentId?: string) =>
    tell({ kind: 'pod.open', mountId, page, terminalPaymentId });

  it('opens a tab beside the invoice, and keeps the view', async () => {
    pod.api.answers['GET /invoices'] = () => Response.json(sampleInvoice);
    expect(await open('card_present')).toEqual({ ok: true, view: readyView() });
    expect(pod.tabs.opened).toMatchObject([
      { url: 'https://app.wisepay.example/terminal/inv_1', beside: panelTab },
    ]);
  });

  it('opens the receipt of the payment that is named', async () => {
    pod.api.answers['GET /terminal-payments'] = () => Response.json(approvedTerminalPayment);
    await open('receipt', 'tp_1');
    expect(pod.tabs.opened).toMatchObject([{ url: approvedTerminalPayment.receiptUrl }]);
  });

  it('opens nothing outside WisePay’s web app', async () => {
    pod.api.answers['GET /terminal-payments'] = () =>
      Response.json({ ...approvedTerminalPayment, receiptUrl: 'https://evil.example/receipt' });
    expect(await open('receipt', 'tp_1')).toEqual({ ok: false, error: { code: 'foreign_url', details: {} } });
    expect(pod.tabs.opened).toEqual([]);
  });

  it('opens nothing for somebody who does not get in', async () => {
    pod.access.get.mockResolvedValue(null);
    expect(await open('home')).toMatchObject({ ok: true, view: { kind: 'sign_in' } });
    expect(pod.tabs.opened).toEqual([]);
  });
});
