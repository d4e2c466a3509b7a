/** A person's wishes in the panel: what each asks the worker for, and when it is still the same wish. */

import * as v from 'valibot';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type PanelReply, panelMessageSchema } from '#lib/pod/contract/messages.ts';
import { showTerminalPayment } from '#lib/pod/contract/shown.ts';
import type { PodView, ReadyView } from '#lib/pod/contract/views.ts';
import {
  createPanelController,
  type PanelController,
  type RefundWish,
} from '#lib/pod/controllers/panel-controller.ts';
import { type HandTimers, handTimers } from '../../support/hand-timers.ts';
import { readyView } from '../../support/invoices.ts';
import { fail, type PatientWorker, patientWorker, settled, show } from '../../support/patient-worker.ts';
import { sampleDebit, samplePayment } from '../../support/payments.ts';
import { approvedTerminalPayment, sampleTerminalPayment } from '../../support/terminal-payment.ts';

const usd = (value: number) => ({ value, currency: 'USD' });
const mountId = crypto.randomUUID();
const view = readyView({ payments: [{ ...samplePayment, refunded: usd(700) }, sampleDebit] });
const newerView: PodView = { ...view, invoice: { ...view.invoice, version: '2' } };

let worker: PatientWorker;
let life: AbortController;
const typed = { invoice: 'rec_1 20101', form: 'terminal', pay: null, terminal: null, refund: null } as const;

let panel: PanelController;
let clock: HandTimers;

beforeEach(async () => {
  worker = patientWorker();
  life = new AbortController();
  clock = handTimers();
  panel = createPanelController({
    ask: worker.ask,
    mountId,
    onChange: vi.fn(),
    wait: clock.wait,
    signal: life.signal,
  });
  await showView(view);
});

async function showView(next: PodView) {
  void panel.refresh();
  await worker.question(-1).reply(show(next));
}

const terminalWish = { terminalId: 'trm_1', amount: usd(12500) };
const refundWish: RefundWish = {
  refunds: [
    { paymentId: 'pay_1', amount: usd(500), includesSurcharge: true },
    { paymentId: 'pay_2', amount: usd(20000), includesSurcharge: false },
  ],
  reason: 'overcharged',
  note: 'Agreed.',
};

const wishes = {
  pay: () => panel.pay({ date: '2026-06-05', method: 'Visa •••• 1881' }),
  send_to_terminal: () => panel.sendToTerminal(terminalWish),
  cancel_terminal_payment: () => panel.cancelTerminalPayment('tp_1'),
  refund: () => panel.refund(refundWish),
  remind: () => panel.remind(),
};

/** The intent ids of the last question. */
function lastIntents(): string[] {
  const { message } = worker.question(-1);
  if (message.kind === 'pod.refund') return message.refunds.map(({ intentId }) => intentId);
  if ('intentId' in message) return [message.intentId];
  throw new Error(`${message.kind} has no intent`);
}

/** Asks for it, and gives its intent ids and what became of it. */
async function ask(wish: () => Promise<unknown>, reply: PanelReply) {
  const done = wish();
  const question = worker.question(-1);
  const ids = lastIntents();
  await question.reply(reply);
  return { ids, done };
}

describe('what is asked for', () => {
  it.each<[keyof typeof wishes, object]>([
    ['send_to_terminal', { kind: 'pod.send_to_terminal', ...terminalWish, invoiceVersion: '1' }],
    ['cancel_terminal_payment', { kind: 'pod.cancel_terminal_payment', terminalPaymentId: 'tp_1' }],
    ['pay', { kind: 'pod.pay', acknowledged: { date: '2026-06-05', method: 'Visa •••• 1881' } }],
    ['remind', { kind: 'pod.remind', invoiceVersion: '1' }],
  ])('names the wish and the invoice that the person saw: %s', (name, message) => {
    void wishes[name]();
    expect(worker.question(-1).message).toEqual({ ...message, mountId, intentId: expect.any(String) });
    expect(v.is(panelMessageSchema, worker.question(-1).message)).toBe(true);
  });

  it('is an intent of its own for each payment of a refund, with what the person saw of it', () => {
    void panel.refund(refundWish);
    const [first, second] = lastIntents();
    expect(first).not.toBe(second);
    expect(worker.question(-1).message).toEqual({
      kind: 'pod.refund',
      mountId,
      refunds: [
        {
          intentId: first,
          paymentId: 'pay_1',
          amount: usd(500),
          includesSurcharge: true,
          refundedSoFar: usd(700),
        },
        {
          intentId: second,
          paymentId: 'pay_2',
          amount: usd(20000),
          includesSurcharge: false,
          refundedSoFar: usd(0),
        },
      ],
      reason: 'overcharged',
      note: 'Agreed.',
      invoiceVersion: '1',
    });
    expect(v.is(panelMessageSchema, worker.question(-1).message)).toBe(true);
  });

  it('is measured by the invoice on screen, not by an earlier one', async () => {
    await showView(newerView);
    void panel.remind();
    expect(worker.question(-1).message).toMatchObject({ invoiceVersion: '2' });
  });

  it.each([
    ['step_up', () => panel.stepUp('i'), { kind: 'pod.step_up', intentId: 'i' }],
    ['dismiss', () => panel.dismiss('i'), { kind: 'pod.dismiss', intentId: 'i' }],
    ['open', () => panel.open('card_present'), { kind: 'pod.open', page: 'card_present' }],
    ['open a window', () => panel.openWindow(typed), { kind: 'pod.open_window', drafts: typed }],
    ['open the help', () => panel.openPublic('help'), { kind: 'pod.open', page: 'help' }],
    ['open the help desk’s page', () => panel.openSupport(), { kind: 'pod.open_support' }],
    [
      'open a receipt',
      () => panel.open('receipt', 'tp_1'),
      { kind: 'pod.open', page: 'receipt', terminalPaymentId: 'tp_1' },
    ],
  ])('says what is meant: %s', (_, wish, message) => {
    void wish();
    expect(worker.question(-1).message).toEqual({ ...message, mountId });
  });
});

describe('help', () => {
  it('can be had while something else is under way, which goes on', async () => {
    const paying = panel.pay();
    const payment = worker.question(-1);
    void panel.openPublic('help');
    await worker.question(-1).reply(show(newerView));
    expect(panel.state).toMatchObject({ view, busy: 'pay', failure: null });
    await payment.reply(show(newerView));
    expect(panel.state).toMatchObject({ view: newerView, busy: null });
    await worker.question(-1).reply(show(newerView));
    expect(await paying).toBe(true);
  });

  it('never takes the invoice off the screen', async () => {
    void panel.openPublic('help');
    const unavailable = show({ kind: 'unavailable', error: { code: 'offline', details: {} } });
    await worker.question(-1).reply(unavailable);
    await worker.question(-1).reply(unavailable);
    expect(panel.state.view).toEqual(view);
  });

  it('loses no news: what the worker has looked at for it is shown', async () => {
    void panel.openPublic('help');
    await worker.question(-1).reply(show(newerView));
    expect(worker.question(-1).message.kind).toBe('pod.load');
    await worker.question(-1).reply(show(newerView));
    expect(panel.state).toMatchObject({ view: newerView, failure: null });
  });

  it('that could not be opened is told', async () => {
    void panel.openPublic('help');
    await worker.question(-1).reply(fail('orphaned'));
    expect(panel.state.failure).toEqual({ action: 'open', error: { code: 'orphaned', details: {} } });
  });
});

describe.each(Object.keys(wishes) as (keyof typeof wishes)[])('the intent of %s', (name) => {
  const wish = () => wishes[name]();

  it.each(['timeout', 'offline', 'server_error', 'rate_limited', 'token_expired', 'internal'] as const)(
    'stays the same while nobody knows what became of it: %s',
    async (code) => {
      const first = await ask(wish, fail(code));
      const second = await ask(wish, fail(code));
      const third = await ask(wish, show(view));
      expect([second.ids, third.ids]).toEqual([first.ids, first.ids]);
    },
  );

  it('is a new one once the worker has dealt with it', async () => {
    const first = await ask(wish, show(view));
    const second = await ask(wish, show(view));
    expect(second.ids).not.toEqual(first.ids);
    for (const id of second.ids) expect(first.ids).not.toContain(id);
  });

  it('is a new one after a refusal, which would only be repeated', async () => {
    const first = await ask(wish, fail('refused', { problemCode: 'invoice_changed' }));
    await worker.question(-1).reply(show(view));
    const second = await ask(wish, show(view));
    for (const id of second.ids) expect(first.ids).not.toContain(id);
  });

  it('is a new one after a refusal even when the person has clicked something else meanwhile', async () => {
    const first = await ask(wish, fail('refused', { problemCode: 'invoice_changed' }));
    const lookAfterwards = worker.question(-1);
    void panel.open('home');
    const opening = worker.question(-1);
    await lookAfterwards.reply(show(view));
    await opening.reply(show(view));
    const second = await ask(wish, show(view));
    for (const id of second.ids) expect(first.ids).not.toContain(id);
  });

  it('is a new one after a refusal even when the look afterwards fails, and the reason stays on screen', async () => {
    const first = await ask(wish, fail('refused', { problemCode: 'invoice_changed' }));
    await worker.question(-1).reply(fail('offline'));
    expect(panel.state.failure).toMatchObject({
      action: name,
      error: { code: 'refused', details: { problemCode: 'invoice_changed' } },
    });
    const second = await ask(wish, show(view));
    for (const id of second.ids) expect(first.ids).not.toContain(id);
  });

  it('is not used up by a double click', async () => {
    const { ids, done } = await ask(() => Promise.all([wish(), wish()]), fail('timeout'));
    await done;
    expect((await ask(wish, show(view))).ids).toEqual(ids);
  });
});

describe('another wish', () => {
  it.each<[string, () => Promise<unknown>, () => Promise<unknown>]>([
    ['amount', wishes.send_to_terminal, () => panel.sendToTerminal({ ...terminalWish, amount: usd(12501) })],
    [
      'terminal',
      wishes.send_to_terminal,
      () => panel.sendToTerminal({ ...terminalWish, terminalId: 'trm_2' }),
    ],
    ['payment', wishes.cancel_terminal_payment, () => panel.cancelTerminalPayment('tp_2')],
    ['reason', wishes.refund, () => panel.refund({ ...refundWish, reason: 'other' })],
    ['note', wishes.refund, () => panel.refund({ ...refundWish, note: 'Agreed!' })],
    [
      'choice of the surcharge',
      wishes.refund,
      () =>
        panel.refund({
          ...refundWish,
          refunds: refundWish.refunds.map((part) => ({ ...part, includesSurcharge: true })),
        }),
    ],
  ])('has another intent, though the first one’s outcome is not known: another %s', async (_, one, other) => {
    const first = await ask(one, fail('timeout'));
    const second = await ask(other, fail('timeout'));
    for (const id of second.ids) expect(first.ids).not.toContain(id);
    // And going back to the first wish is the first intent again.
    expect((await ask(one, fail('timeout'))).ids).toEqual(first.ids);
  });
});

describe('a refund', () => {
  it.each([
    ['says that its form may close once the worker has dealt with it', show(view), true],
    ['keeps its form open while nobody knows', fail('offline'), false],
  ])('%s', async (_, reply, isDone) => {
    const { done } = await ask(wishes.refund, reply);
    expect(await done).toBe(isDone);
  });

  it('keeps its form open when WisePay refuses, until the person has reviewed it again', async () => {
    const { done } = await ask(wishes.refund, fail('refused', { problemCode: 'refund_above_remaining' }));
    await worker.question(-1).reply(show(newerView));
    expect(await done).toBe(false);
    expect(panel.state).toMatchObject({
      view: newerView,
      failure: { action: 'refund', error: { details: { problemCode: 'refund_above_remaining' } } },
    });
  });
});

describe('a terminal payment on screen', () => {
  const live: ReadyView = {
    ...view,
    terminalPayment: showTerminalPayment(sampleTerminalPayment),
    live: true,
  };
  const over: ReadyView = {
    ...view,
    terminalPayment: showTerminalPayment(approvedTerminalPayment),
    operations: [
      { intentId: 'i_0', kind: 'reminder', state: 'accepted' },
      { intentId: 'i_1', kind: 'terminal_payment', state: 'accepted' },
      { intentId: 'i_2', kind: 'terminal_payment', state: 'refused', problemCode: 'terminal_busy' },
      { intentId: 'i_3', kind: 'terminal_payment', state: 'accepted' },
    ],
  };

  it('is named in every question, so that its end is seen', async () => {
    await showView(live);
    const terminalPaymentId = 'tp_1';
    expect(worker.question(-1).message).toEqual({ kind: 'pod.watch', mountId, terminalPaymentId });
    await worker.question(-1).reply(show(over));
    void panel.refresh();
    expect(worker.question(-1).message).toEqual({ kind: 'pod.load', mountId, terminalPaymentId });
    await worker.question(-1).reply(show(over));
    void panel.checkAgain();
    expect(worker.question(-1).message).toEqual({ kind: 'pod.load', mountId, terminalPaymentId });
  });

  it('is named no more by a panel that shows another one, or none', async () => {
    await showView(over);
    await showView(view);
    void panel.refresh();
    expect(worker.question(-1).message).toEqual({ kind: 'pod.load', mountId });
  });

  it('is put away with what this browser sent, and with nothing else', async () => {
    await showView(over);
    const before = worker.questions.length;
    const done = panel.putAwayTerminalPayment();
    for (let at = before; at < worker.questions.length; at += 1) {
      await worker.question(at).reply(show(view));
    }
    await done;
    expect(worker.questions.slice(before).map(({ message }) => message)).toEqual([
      { kind: 'pod.dismiss', mountId, intentId: 'i_1' },
      { kind: 'pod.dismiss', mountId, intentId: 'i_3' },
      { kind: 'pod.load', mountId },
    ]);
    expect(panel.state.view).toEqual(view);
  });

  it('is put away where somebody else sent it', async () => {
    await showView({ ...over, operations: [] });
    void panel.putAwayTerminalPayment();
    expect(worker.question(-1).message).toEqual({ kind: 'pod.load', mountId });
  });

  it('is not there to be put away where no invoice is on screen', async () => {
    await showView({ kind: 'sign_in', email: 'pat@northwind.example' });
    const before = worker.questions.length;
    await panel.putAwayTerminalPayment();
    expect(worker.questions).toHaveLength(before);
  });
});

describe('a sign-in that the browser interrupted', () => {
  const signInView: PodView = { kind: 'sign_in', email: 'pat@northwind.example' };
  beforeEach(async () => {
    await showView(signInView);
    void panel.signIn(false);
    await worker.question(-1).reply(fail('sign_in_interrupted'));
  });

  /** Lets the pause before the next look pass. */
  async function pause() {
    clock.timers.at(-1)?.resolve();
    await settled();
  }

  it('is found as soon as the person has finished it in its window', async () => {
    expect(clock.timers.map(({ ms }) => ms)).toEqual([2000]);
    await pause();
    await worker.question(-1).reply(show(signInView));
    expect(panel.state.failure?.error.code).toBe('sign_in_interrupted');
    await pause();
    await worker.question(-1).reply(show(view));
    expect(panel.state).toEqual({ view, busy: null, failure: null });
    expect(clock.timers).toHaveLength(2);
  });

  it('is not waited for any more once the person tries again', async () => {
    void panel.signIn(false);
    const tried = worker.questions.length;
    await pause();
    expect(worker.questions).toHaveLength(tried);
    expect(clock.timers).toHaveLength(1);
  });

  it('is not waited for without end', async () => {
    for (let look = 0; look < 60; look += 1) {
      await pause();
      await worker.question(-1).reply(show(signInView));
    }
    expect(clock.timers).toHaveLength(60);
  });

  it('is not waited for by a panel that is gone', async () => {
    life.abort();
    const before = worker.questions.length;
    await pause();
    expect(clock.timers).toHaveLength(1);
    expect(worker.questions.length).toBeLessThanOrEqual(before + 1);
  });
});
