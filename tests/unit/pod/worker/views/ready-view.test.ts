import * as v from 'valibot';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CodedError } from '#lib/errors.ts';
import type { Intent } from '#lib/operations/intent.ts';
import { createJournal, type Journal } from '#lib/operations/journal.ts';
import { showTerminalPayment } from '#lib/pod/contract/shown.ts';
import { podViewSchema } from '#lib/pod/contract/views.ts';
import type { RefusalCounter } from '#lib/pod/worker/refusal-counter.ts';
import { buildReadyView, pendingRefund, type ReadyViewRequest } from '#lib/pod/worker/views/ready-view.ts';
import { createClient } from '#lib/wisepay/client.ts';
import type { Invoice } from '#lib/wisepay/schemas/invoice.ts';
import type { Refund } from '#lib/wisepay/schemas/payment.ts';
import type { TerminalPayment } from '#lib/wisepay/schemas/terminal-payment.ts';
import { hasEnded } from '#lib/wisepay/schemas/terminal-payment.ts';
import { withToken } from '#sandbox/wisepay/in-process.ts';
import { failureOf } from '../../../support/failure.ts';
import { anIntent } from '../../../support/intents.ts';
import { paidInvoice, readyView, sampleInvoice } from '../../../support/invoices.ts';
import { memoryStore } from '../../../support/memory-journal.ts';
import { samplePayment, sampleRefund } from '../../../support/payments.ts';
import {
  problem,
  type ScriptedApi,
  scriptedApi,
  scriptedEndpoints,
  scriptedPolicy,
} from '../../../support/scripted-api.ts';
import { approvedTerminalPayment, sampleTerminalPayment } from '../../../support/terminal-payment.ts';

let api: ScriptedApi;
let journal: Journal;
const readLastTerminal = vi.fn<() => Promise<string | undefined>>();
const countRefusal = vi.fn<RefusalCounter['count']>();

beforeEach(() => {
  api = scriptedApi();
  journal = createJournal(memoryStore());
  readLastTerminal.mockReset().mockResolvedValue(undefined);
  countRefusal.mockReset().mockResolvedValue(undefined);
});

function build(change: Partial<ReadyViewRequest> = {}) {
  const client = createClient(api.send, scriptedEndpoints.api, withToken('access_1'));
  return buildReadyView(
    { journal, refusals: { count: countRefusal }, readLastTerminal },
    {
      client,
      endpoints: scriptedEndpoints,
      owner: anIntent().owner,
      invoice: sampleInvoice,
      policy: scriptedPolicy,
      paymentScreenOpen: false,
      reviewWindowOpen: false,
      ...change,
    },
  );
}

const withOpen = (terminalPayment: TerminalPayment): Invoice => ({
  ...sampleInvoice,
  openTerminalPayment: terminalPayment,
});
const withRefund = (change: Partial<Refund>): Invoice => ({
  ...sampleInvoice,
  payments: [samplePayment, { ...samplePayment, id: 'pay_2', refunds: [{ ...sampleRefund, ...change }] }],
});
const accepted = (answer: unknown): Intent['state'] => ({ name: 'accepted', at: 1, answer });

describe('a view of an invoice on which nothing is under way', () => {
  it('is the invoice, and not worth watching', async () => {
    expect(await build()).toEqual({ view: readyView(), terminalPayment: undefined });
    expect(api.calls).toEqual([]);
  });

  it('names the terminal that was used last', async () => {
    readLastTerminal.mockResolvedValue('trm_2');
    expect((await build()).view.lastTerminalId).toBe('trm_2');
  });

  it('names the administrator’s terminal where none was used yet, and only there', async () => {
    const policy = { ...scriptedPolicy, defaultTerminal: 'trm_front' };
    expect((await build({ policy })).view.lastTerminalId).toBe('trm_front');
    readLastTerminal.mockResolvedValue('trm_2');
    expect((await build({ policy })).view.lastTerminalId).toBe('trm_2');
  });

  it('tells what the administrator asks of a refund', async () => {
    expect((await build()).view.refundRules).toEqual({ needsNote: false });
    const refundLimit = { value: 50_000, currency: 'USD' };
    const policy = { ...scriptedPolicy, refundLimit, refundNeedsReason: true };
    expect((await build({ policy })).view.refundRules).toEqual({ limit: refundLimit, needsNote: true });
  });
});

describe('the payment link', () => {
  const linked = async (paymentLink: string, change: Partial<Invoice> = {}) =>
    (await build({ invoice: { ...sampleInvoice, paymentLink, ...change } })).view.paymentLink;

  it('is shown as it is on WisePay’s web app', async () => {
    const link = 'https://app.wisepay.example/link/9b2e?from=pod&lang=en#pay';
    expect(await linked(link)).toBe(link);
    expect(countRefusal).not.toHaveBeenCalled();
  });

  it.each([
    ['HTTPS://APP.WisePay.example:443/link/1', 'https://app.wisepay.example/link/1'],
    ['https:\\\\app.wisepay.example\\link\\1', 'https://app.wisepay.example/link/1'],
    ['https:app.wisepay.example/link/1', 'https://app.wisepay.example/link/1'],
  ])('is spelled as this browser reads it, so that every phone reads the same: %s', async (link, shown) => {
    expect(await linked(link)).toBe(shown);
  });

  it.each([
    ['another site', 'https://evil.example/link/1'],
    ['a site that begins alike', 'https://app.wisepay.example.evil.example/link/1'],
    ['WisePay’s name in front of an @', 'https://app.wisepay.example@evil.example/link/1'],
    ['an open line', 'http://app.wisepay.example/link/1'],
    ['another port', 'https://app.wisepay.example:8443/link/1'],
    ['the API', 'https://api.wisepay.example/link/1'],
    ['a script', 'javascript:alert(1)'],
    ['a page made up on WisePay', 'blob:https://app.wisepay.example/6d0c3f5e'],
  ])('is not shown where it leads elsewhere, and that is counted: %s', async (_, link) => {
    expect(await linked(link)).toBeUndefined();
    expect(countRefusal.mock.calls).toEqual([['foreign_url']]);
  });

  it('is not shown where the invoice cannot be paid, wherever it leads', async () => {
    const { actions } = paidInvoice;
    expect(await linked(sampleInvoice.paymentLink, { actions })).toBeUndefined();
    expect(await linked('https://evil.example/link/1', { actions })).toBeUndefined();
    expect(countRefusal).not.toHaveBeenCalled();
  });

  it('keeps no view back because a refusal could not be counted', async () => {
    const defects = vi.spyOn(console, 'error').mockImplementation(() => {});
    countRefusal.mockRejectedValue(new Error('no storage'));
    expect(await linked('https://evil.example/link/1')).toBeUndefined();
    await vi.waitFor(() => expect(defects).toHaveBeenCalled());
    defects.mockRestore();
  });
});

describe('what makes a view worth watching', () => {
  it.each<[string, Partial<ReadyViewRequest>, boolean]>([
    ['an open payments screen', { paymentScreenOpen: true }, true],
    ['a card that is waited for', { invoice: withOpen(sampleTerminalPayment) }, true],
    [
      'a card that was declined: the terminal waits for another',
      { invoice: withOpen({ ...sampleTerminalPayment, state: 'declined' }) },
      true,
    ],
    ['a refund that is on its way', { invoice: withRefund({ state: 'pending' }) }, true],
    ['a refund that has arrived', { invoice: withRefund({ state: 'succeeded' }) }, false],
    ['a refund that has failed', { invoice: withRefund({ state: 'failed' }) }, false],
  ])('%s', async (_, request, isLive) => {
    expect((await build(request)).view.live).toBe(isLive);
  });

  it.each<[Intent['state'], boolean]>([
    [{ name: 'open' }, true],
    [{ name: 'step_up' }, false],
    [{ name: 'refused', at: 1, code: 'terminal_busy' }, false],
    [{ name: 'not_received', at: 1 }, false],
    [{ name: 'abandoned', at: 1, reason: 'no_sign_in' }, false],
    [{ name: 'unresolved', at: 1 }, false],
  ])('an intent whose outcome is unknown: %j', async (state, isLive) => {
    await journal.write(anIntent({ state }));
    expect((await build()).view.live).toBe(isLive);
  });

  it('not an open intent of another invoice', async () => {
    await journal.write(anIntent({ invoiceId: 'inv_2' }));
    expect((await build()).view).toEqual(readyView());
  });
});

describe('the terminal payment on screen', () => {
  it('is the one that is open on the invoice, whoever opened it and whatever was on screen', async () => {
    await journal.write(anIntent({ state: accepted({ ...sampleTerminalPayment, id: 'tp_9' }) }));
    const { view, terminalPayment } = await build({
      invoice: withOpen(sampleTerminalPayment),
      terminalPaymentId: 'tp_0',
    });
    expect(view.terminalPayment).toEqual(showTerminalPayment(sampleTerminalPayment));
    expect(terminalPayment).toEqual(sampleTerminalPayment);
    expect(api.calls).toEqual([]);
  });

  it('stays after it has ended', async () => {
    api.answers['GET /terminal-payments'] = () => Response.json(approvedTerminalPayment);
    const { view } = await build({ terminalPaymentId: 'tp_1' });
    expect(view).toMatchObject({ terminalPayment: { state: 'approved', hasReceipt: true }, live: false });
    expect(JSON.stringify(view)).not.toContain('receiptUrl');
    expect(api.calls).toMatchObject([{ path: '/terminal-payments/tp_1' }]);
  });

  it('is the last one that this browser sent and nobody has put away, also after a crash', async () => {
    const sent = (id: string, createdAt: number) =>
      anIntent({ createdAt, state: accepted({ ...sampleTerminalPayment, id }) });
    await journal.write(sent('tp_new', 2));
    await journal.write(sent('tp_old', 1));
    await journal.write(anIntent({ createdAt: 3, state: { name: 'refused', at: 3, code: 'terminal_busy' } }));
    await build();
    expect(api.calls.map(({ path }) => path)).toEqual(['/terminal-payments/tp_new']);
  });

  it('is none when what was put away is all there was', async () => {
    await journal.write(anIntent({ kind: 'reminder', state: accepted({ id: 'rem_1' }) }));
    expect((await build()).view.terminalPayment).toBeUndefined();
  });

  it('is never one of another invoice', async () => {
    api.answers['GET /terminal-payments'] = () =>
      Response.json({ ...approvedTerminalPayment, invoiceId: 'inv_2' });
    const { view, terminalPayment } = await build({ terminalPaymentId: 'tp_1' });
    expect(view).toEqual(readyView());
    expect(terminalPayment).toBeUndefined();
  });

  it.each(['offline', 'timeout', 'server_error', 'malformed_answer'] as const)(
    'is WisePay’s first word on it where it cannot be asked: %s',
    async (code) => {
      await journal.write(anIntent({ state: accepted(sampleTerminalPayment) }));
      api.answers['GET /terminal-payments'] = () => Promise.reject(new CodedError(code));
      expect((await build({ terminalPaymentId: 'tp_1' })).view).toMatchObject({
        terminalPayment: { id: 'tp_1', state: 'waiting_for_card' },
        live: true,
      });
    },
  );

  it('is never replaced by another one because it cannot be asked for: a cancel would hit the wrong one', async () => {
    await journal.write(anIntent({ state: accepted({ ...sampleTerminalPayment, id: 'tp_mine' }) }));
    api.answers['GET /terminal-payments'] = () => Promise.reject(new CodedError('offline'));
    expect((await build({ terminalPaymentId: 'tp_theirs' })).view.terminalPayment?.id).not.toBe('tp_mine');
  });

  it('does not hide the invoice when WisePay does not know it any more', async () => {
    await journal.write(anIntent({ state: accepted(sampleTerminalPayment) }));
    api.answers['GET /terminal-payments'] = () => problem(404, 'terminal_payment_unknown');
    expect((await build()).view.invoice).toEqual(readyView().invoice);
  });

  it('does not hide the invoice when the journal’s answer cannot be read', async () => {
    await journal.write(anIntent({ state: accepted('gone') }));
    expect((await build()).view.terminalPayment).toBeUndefined();
  });

  it('waits for a fresh token', async () => {
    api.answers['GET /terminal-payments'] = () => problem(401, 'token_expired');
    expect((await failureOf(build({ terminalPaymentId: 'tp_1' }))).code).toBe('token_expired');
  });
});

describe('what was asked for lately', () => {
  const usd = (value: number) => ({ value, currency: 'USD' });
  const refund = {
    kind: 'refund',
    target: 'payment pay_1',
    request: { path: '/payments/pay_1/refunds', body: { amount: usd(10000), reason: 'other' } },
  } as const;
  const reminder = {
    kind: 'reminder',
    target: 'reminder inv_1',
    request: { path: '/invoices/inv_1/reminders', body: {} },
  } as const;

  it.each<[string, Partial<Intent>, object]>([
    ['a charge of unknown outcome', {}, { kind: 'terminal_payment', state: 'open', amount: usd(100000) }],
    [
      'a refund that WisePay has accepted, with the refund that it made',
      { ...refund, state: accepted(sampleRefund) },
      { kind: 'refund', state: 'accepted', amount: usd(10000), paymentId: 'pay_1', refundId: 'ref_1' },
    ],
    [
      'a refund with an answer that cannot be read',
      { ...refund, state: accepted(null) },
      { kind: 'refund', state: 'accepted', amount: usd(10000), paymentId: 'pay_1' },
    ],
    [
      'a refund that waits for a sign-in',
      { ...refund, state: { name: 'step_up' } },
      { kind: 'refund', state: 'step_up', amount: usd(10000), paymentId: 'pay_1' },
    ],
    [
      'a reminder that WisePay refused',
      { ...reminder, state: { name: 'refused', at: 1, code: 'cooldown', requestId: 'req_1' } },
      { kind: 'reminder', state: 'refused', problemCode: 'cooldown', requestId: 'req_1' },
    ],
    [
      'a refusal without a request id',
      { ...reminder, state: { name: 'refused', at: 1, code: 'cooldown' } },
      { kind: 'reminder', state: 'refused', problemCode: 'cooldown' },
    ],
    [
      'one that never arrived',
      { ...reminder, state: { name: 'not_received', at: 1 } },
      {
        kind: 'reminder',
        state: 'not_received',
      },
    ],
    [
      'one that was given up while it waited',
      { ...reminder, state: { name: 'abandoned', at: 1, reason: 'no_sign_in' } },
      { kind: 'reminder', state: 'abandoned', abandonedFor: 'no_sign_in' },
    ],
    [
      'one that nobody can tell',
      { ...reminder, state: { name: 'unresolved', at: 1 } },
      {
        kind: 'reminder',
        state: 'unresolved',
      },
    ],
  ])('%s', async (_, change, shown) => {
    const intent = anIntent(change);
    await journal.write(intent);
    const { view } = await build();
    expect(view.operations).toEqual([{ intentId: intent.key, ...shown }]);
    expect(v.parse(podViewSchema, structuredClone(view))).toEqual(view);
  });

  it('comes oldest first, and only for this invoice', async () => {
    const [late, early] = [anIntent({ createdAt: 2 }), anIntent({ createdAt: 1 })];
    for (const intent of [late, anIntent({ invoiceId: 'inv_2' }), early]) await journal.write(intent);
    expect((await build()).view.operations.map(({ intentId }) => intentId)).toEqual([early.key, late.key]);
  });

  it('carries no address but the payment link’s, and no request', async () => {
    await journal.write(anIntent({ state: accepted(approvedTerminalPayment) }));
    const { paymentLink, ...rest } = (await build()).view;
    expect(paymentLink).toBe(sampleInvoice.paymentLink);
    const text = JSON.stringify(rest);
    expect(text).not.toContain('https:');
    expect(text).not.toContain('/invoices/');
  });
});

describe('the end of a terminal payment', () => {
  it.each([
    ['pending', false],
    ['waiting_for_card', false],
    ['authorising', false],
    ['declined', false],
    ['approved', true],
    ['partially_approved', true],
    ['cancelled', true],
    ['timed_out', true],
    ['failed', true],
  ] as const)('%s: %s', (state, isOver) => {
    expect(hasEnded({ state })).toBe(isOver);
  });
});

it('the refund to follow is the first whose outcome the gateway owes', () => {
  expect(pendingRefund(sampleInvoice)).toBeUndefined();
  expect(pendingRefund(withRefund({ state: 'failed' }))).toBeUndefined();
  expect(pendingRefund(withRefund({}))).toEqual(sampleRefund);
});
