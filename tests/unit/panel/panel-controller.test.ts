/** What a panel shows, and how its buttons behave while the worker has not answered yet. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PodView } from '#lib/protocol/views.ts';
import { readyView, sampleInvoice } from '../support/invoices.ts';
import { fail, show } from '../support/patient-worker.ts';
import { usd } from '../support/usd.ts';
import { mountId, type PanelHarness, panelHarness } from './support/panel-harness.ts';

const signInView: PodView = { kind: 'sign_in', email: 'pat@northwind.example' };
const paidView = readyView({
  status: 'paid',
  actions: { ...sampleInvoice.actions, pay: { allowed: false, reason: 'invoice_paid' } },
});

let harness: PanelHarness;
let panel: PanelHarness['panel'];
let worker: PanelHarness['worker'];

beforeEach(() => {
  harness = panelHarness();
  ({ panel, worker } = harness);
});

describe('a panel', () => {
  it('has nothing to show until the worker has answered', async () => {
    expect(panel.state).toEqual({ view: null, busy: null, failure: null });
    void panel.refresh();
    expect(worker.question(0).message).toEqual({ kind: 'pod.load', mountId });
    expect(panel.state.view).toBeNull();
    await worker.question(0).reply(show(signInView));
    expect(panel.state).toEqual({ view: signInView, busy: null, failure: null });
    expect(harness.onChange).toHaveBeenCalled();
  });

  it('goes on looking after one that could not be drawn', async () => {
    const report = vi.spyOn(console, 'error').mockReturnValue();
    harness.onChange.mockImplementation(() => {
      throw new RangeError('This cannot be drawn.');
    });
    const look = panel.refresh();
    await worker.question(0).reply(show(readyView()));
    await look;
    expect(report).toHaveBeenCalled();
    harness.onChange.mockReset();
    void panel.refresh();
    await worker.question(1).reply(show(paidView));
    expect(panel.state.view).toEqual(paidView);
    expect(harness.onChange).toHaveBeenCalled();
    report.mockRestore();
  });

  it('says why when the first view cannot be had', async () => {
    void panel.refresh();
    await worker.question(0).reply(fail('no_invoice'));
    expect(panel.state.view).toEqual({ kind: 'unavailable', error: { code: 'no_invoice', details: {} } });
  });

  it.each([
    ['the worker fails', fail('internal'), 'internal'],
    [
      'WisePay cannot be asked',
      show({ kind: 'unavailable', error: { code: 'offline', details: {} } }),
      'offline',
    ],
  ])('keeps a good view when a later one cannot be had, and says so: %s', async (_, reply, code) => {
    await harness.showView(readyView());
    void panel.refresh();
    await worker.question(-1).reply(reply);
    const failure = { action: 'check_again', error: { code, details: {} } };
    expect(panel.state).toEqual({ view: readyView(), busy: null, failure });
    void panel.refresh();
    await worker.question(-1).reply(show(paidView));
    expect(panel.state).toEqual({ view: paidView, busy: null, failure: null });
  });
});

describe('looking again', () => {
  it('runs one question at a time and at most one more after it', async () => {
    const all = [panel.refresh(), panel.refresh(), panel.refresh(), panel.refresh()];
    expect(worker.questions).toHaveLength(1);
    await worker.question(0).reply(show(signInView));
    expect(worker.questions).toHaveLength(2);
    await worker.question(1).reply(show(readyView()));
    await Promise.all(all);
    expect(worker.questions).toHaveLength(2);
    expect(panel.state.view).toEqual(readyView());
  });

  it('waits for an action that is under way, whose reply is not to count as late', async () => {
    await harness.showView(readyView());
    void panel.pay();
    void panel.refresh();
    expect(worker.kinds()).toEqual(['pod.load', 'pod.pay']);
    await worker.question(-1).reply(show(paidView));
    expect(panel.state.view).toEqual(paidView);
    expect(worker.kinds()).toEqual(['pod.load', 'pod.pay', 'pod.load']);
  });

  it('can be asked for anew once the last look is over', async () => {
    await harness.showView(readyView());
    void panel.refresh();
    expect(worker.questions).toHaveLength(2);
  });

  it('stops when the panel is gone', async () => {
    void panel.refresh();
    void panel.refresh();
    harness.life.abort();
    await worker.question(0).reply(show(readyView()));
    expect(worker.questions).toHaveLength(1);
    expect(harness.onChange).not.toHaveBeenCalled();
    expect(panel.state.view).toBeNull();
  });

  it('never replaces a newer answer by one that comes late', async () => {
    await harness.showView(readyView());
    void panel.refresh();
    void panel.checkAgain();
    const [, slow, fast] = worker.questions;
    await fast?.reply(show(paidView));
    await slow?.reply(show(readyView()));
    expect(panel.state.view).toEqual(paidView);
  });
});

const intentId = crypto.randomUUID();

const actions = [
  { name: 'checking again', action: 'check_again', act: () => panel.checkAgain() },
  { name: 'signing in', action: 'sign_in', act: () => panel.signIn(false) },
  { name: 'paying', action: 'pay', act: () => panel.pay() },
  {
    name: 'sending to a terminal',
    action: 'terminal',
    act: () => panel.sendToTerminal({ terminalId: 'trm_1', amount: usd(500), invoiceVersion: '1' }),
  },
  {
    name: 'cancelling on a terminal',
    action: 'terminal_cancel',
    act: () => panel.cancelTerminalPayment('tp_1'),
  },
  {
    name: 'refunding',
    action: 'refund',
    act: () =>
      panel.refund({
        refunds: [{ paymentId: 'pay_1', amount: usd(500), includesSurcharge: true }],
        reason: 'duplicate',
      }),
  },
  { name: 'reminding', action: 'remind', act: () => panel.remind('1') },
  { name: 'signing in again for a refund', action: 'step_up', act: () => panel.stepUp(intentId) },
  { name: 'putting an outcome away', action: 'dismiss', act: () => panel.dismiss(intentId) },
  { name: 'opening a page of WisePay’s', action: 'open', act: () => panel.open('home') },
] as const;

describe.each(actions)('$name', ({ action, act }) => {
  it('is done once on a double click', async () => {
    await harness.showView(readyView());
    void act();
    void act();
    expect(panel.state.busy).toBe(action);
    expect(worker.questions).toHaveLength(2);
    await worker.question(-1).reply(show(readyView()));
    expect(worker.questions).toHaveLength(2);
    expect(panel.state.busy).toBeNull();
  });

  it('leaves every button without effect meanwhile, and keeps none of those clicks for later', async () => {
    await harness.showView(readyView());
    void act();
    for (const other of actions) void other.act();
    expect(worker.questions).toHaveLength(2);
    await worker.question(-1).reply(show(readyView()));
    expect(worker.questions).toHaveLength(2);
  });

  it('shows the view that it leads to', async () => {
    await harness.showView(readyView());
    void act();
    await worker.question(-1).reply(show(paidView));
    expect(panel.state).toEqual({ view: paidView, busy: null, failure: null });
  });

  it('leaves the view as it is when it fails, and says why until the next try', async () => {
    await harness.showView(readyView());
    void act();
    await worker.question(-1).reply(fail('offline', { retryAfterMs: 5 }));
    const failure = { action, error: { code: 'offline', details: { retryAfterMs: 5 } } };
    expect(panel.state).toEqual({ view: readyView(), busy: null, failure });
    void act();
    expect(panel.state).toEqual({ view: readyView(), busy: action, failure: null });
  });

  it('can be tried again once it has failed', async () => {
    await harness.showView(readyView());
    void act();
    await worker.question(-1).reply(fail('offline'));
    void act();
    expect(worker.questions).toHaveLength(3);
  });
});

describe('a payment that does not go through', () => {
  it('has the panel look at the invoice again where WisePay has refused it, and keep saying why', async () => {
    await harness.showView(readyView());
    void panel.pay();
    await worker.question(-1).reply(fail('refused', { problemCode: 'invoice_paid' }));
    expect(worker.question(-1).message.kind).toBe('pod.load');
    await worker.question(-1).reply(show(paidView));
    expect(panel.state).toMatchObject({
      view: paidView,
      failure: { action: 'pay', error: { code: 'refused', details: { problemCode: 'invoice_paid' } } },
    });
  });

  it('has the panel look no further where it has merely failed', async () => {
    await harness.showView(readyView());
    void panel.pay();
    await worker.question(-1).reply(fail('timeout'));
    expect(worker.kinds()).toEqual(['pod.load', 'pod.pay']);
  });
});
