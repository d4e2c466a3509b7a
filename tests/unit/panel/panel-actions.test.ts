/** A person's actions in the panel: what each asks the worker for, and what the panel shows meanwhile. */
import * as v from 'valibot';
import { beforeEach, describe, expect, it } from 'vitest';
import { panelMessageSchema } from '#lib/protocol/panel-messages.ts';
import type { PodView } from '#lib/protocol/views.ts';
import { fail, show } from '../support/patient-worker.ts';
import { usd } from '../support/usd.ts';
import {
  actions,
  ask,
  lastIntents,
  refundInput,
  scheduledPayment,
  terminalInput,
  refundableView as view,
} from './support/inputs.ts';
import { mountId, type PanelHarness, panelHarness } from './support/panel-harness.ts';

const newerView: PodView = { ...view, invoice: { ...view.invoice, version: '2' } };
const typed = { invoice: 'rec_1 20101', form: 'terminal', pay: null, terminal: null, refund: null } as const;

let harness: PanelHarness;
let panel: PanelHarness['panel'];
let worker: PanelHarness['worker'];

beforeEach(async () => {
  harness = panelHarness();
  ({ panel, worker } = harness);
  await harness.showView(view);
});

describe('what is asked for', () => {
  it.each<[keyof typeof actions, object]>([
    ['terminal', { kind: 'pod.terminal', ...terminalInput, invoiceVersion: '1' }],
    ['terminal_cancel', { kind: 'pod.terminal_cancel', terminalPaymentId: 'tp_1' }],
    ['pay', { kind: 'pod.pay', acknowledged: scheduledPayment }],
    ['remind', { kind: 'pod.remind', invoiceVersion: '1' }],
  ])('names the wish and the invoice that the person saw: %s', (name, message) => {
    void actions[name](panel);
    expect(worker.question(-1).message).toEqual({
      ...message,
      mountId,
      invoiceId: 'inv_1',
      intentId: expect.any(String),
    });
    expect(v.is(panelMessageSchema, worker.question(-1).message)).toBe(true);
  });

  it('is an intent of its own for each payment of a refund, with what the person saw of it', () => {
    void panel.refund(refundInput);
    const [first, second] = lastIntents(worker);
    expect(first).not.toBe(second);
    expect(worker.question(-1).message).toEqual({
      kind: 'pod.refund',
      mountId,
      invoiceId: 'inv_1',
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
    await harness.showView(newerView);
    void panel.refund(refundInput);
    expect(worker.question(-1).message).toMatchObject({ invoiceVersion: '2' });
  });

  it('is measured by what was on screen at the click, which may be a moment ago', async () => {
    await harness.showView(newerView);
    void panel.remind('1');
    expect(worker.question(-1).message).toMatchObject({ invoiceVersion: '1' });
  });

  it.each([
    ['step_up', () => panel.stepUp('i'), { kind: 'pod.step_up', invoiceId: 'inv_1', intentId: 'i' }],
    ['dismiss', () => panel.dismiss('i'), { kind: 'pod.dismiss', intentId: 'i' }],
    [
      'open',
      () => panel.open('card_present'),
      { kind: 'pod.open', invoiceId: 'inv_1', page: 'card_present' },
    ],
    ['open a window', () => panel.openWindow(typed), { kind: 'pod.open_window', drafts: typed }],
    ['open the help', () => panel.openPublic('help'), { kind: 'pod.open', page: 'help' }],
    ['open the help desk’s page', () => panel.openSupport(), { kind: 'pod.open_support' }],
    [
      'open a receipt',
      () => panel.open('receipt', 'tp_1'),
      { kind: 'pod.open', invoiceId: 'inv_1', page: 'receipt', terminalPaymentId: 'tp_1' },
    ],
  ])('says what is meant: %s', (_, panelAction, message) => {
    void panelAction();
    expect(worker.question(-1).message).toEqual({ ...message, mountId });
  });
});

describe('outcomes that were seen', () => {
  it('are dismissed without being busy, one after the other, and the invoice is read again', async () => {
    const retiring = panel.retire(['i_1', 'i_2']);
    expect(worker.question(-1).message).toEqual({ kind: 'pod.dismiss', mountId, intentId: 'i_1' });
    expect(panel.state.busy).toBeNull();
    await worker.question(-1).reply(show(view));
    expect(worker.question(-1).message).toEqual({ kind: 'pod.dismiss', mountId, intentId: 'i_2' });
    await worker.question(-1).reply(show(view));
    expect(worker.question(-1).message).toMatchObject({ kind: 'pod.load' });
    await worker.question(-1).reply(show(newerView));
    await retiring;
    expect(panel.state).toMatchObject({ view: newerView, busy: null, failure: null });
  });

  it('stay where that fails, and nobody is told', async () => {
    void panel.retire(['i_1']);
    await worker.question(-1).reply(fail('internal'));
    await worker.question(-1).reply(show(view));
    expect(panel.state).toMatchObject({ view, failure: null });
  });

  it('stay where the worker cannot be asked at all, and nobody is told', async () => {
    void panel.retire(['i_1', 'i_2']);
    await worker.question(-1).reply(fail('internal'));
    await worker.question(-1).reply(fail('internal'));
    expect(worker.question(-1).message).toMatchObject({ kind: 'pod.load' });
    await worker.question(-1).reply(fail('internal'));
    expect(panel.state).toMatchObject({ view, busy: null, failure: null });
    // The control: a look that somebody waits for says so.
    void panel.refresh();
    await worker.question(-1).reply(fail('internal'));
    expect(panel.state.failure).toMatchObject({ action: 'check_again', error: { code: 'internal' } });
  });

  it('go with the next look where the invoice could not be read right after', async () => {
    void panel.retire(['i_1']);
    await worker.question(-1).reply(show(view));
    void panel.refresh();
    await worker.question(-1).reply(fail('offline'));
    expect(panel.state.failure).toBeNull();
    await worker.question(-1).reply(show(newerView));
    expect(panel.state).toMatchObject({ view: newerView, failure: null });
  });

  it('wait for an action that is under way, whose answer counts', async () => {
    const paying = panel.pay();
    const payment = worker.question(-1);
    void panel.retire(['i_1']);
    await worker.question(-1).reply(show(view));
    expect(panel.state.busy).toBe('pay');
    await payment.reply(show(newerView));
    expect(panel.state).toMatchObject({ view: newerView, busy: null });
    await worker.question(-1).reply(show(newerView));
    expect(await paying).toBe(true);
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

describe('a refund', () => {
  it.each([
    ['says that its form may close once the worker has dealt with it', show(view), true],
    ['keeps its form open while nobody knows', fail('offline'), false],
  ])('%s', async (_, reply, isDone) => {
    const { done } = await ask(harness, actions.refund, reply);
    expect(await done).toBe(isDone);
  });

  it('keeps its form open when WisePay refuses, until the person has reviewed it again', async () => {
    const { done } = await ask(
      harness,
      actions.refund,
      fail('refused', { problemCode: 'refund_above_remaining' }),
    );
    await worker.question(-1).reply(show(newerView));
    expect(await done).toBe(false);
    expect(panel.state).toMatchObject({
      view: newerView,
      failure: { action: 'refund', error: { details: { problemCode: 'refund_above_remaining' } } },
    });
  });
});
