import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PodView } from '#lib/pod/contract/views.ts';
import {
  createPanelController,
  type PanelController,
  type RefundWish,
} from '#lib/pod/controllers/panel-controller.ts';
import { type HandTimers, handTimers } from '../../support/hand-timers.ts';
import { readyView, sampleInvoice } from '../../support/invoices.ts';
import { fail, type PatientWorker, patientWorker, settled, show } from '../../support/patient-worker.ts';

const mountId = crypto.randomUUID();
const signInView: PodView = { kind: 'sign_in', email: 'pat@northwind.example' };
const paidView = readyView({
  status: 'paid',
  actions: { ...sampleInvoice.actions, pay: { allowed: false, reason: 'invoice_paid' } },
});
const openView = readyView({}, true);

let worker: PatientWorker;
let life: AbortController;
let panel: PanelController;
let clock: HandTimers;
const onChange = vi.fn();

beforeEach(() => {
  worker = patientWorker();
  life = new AbortController();
  onChange.mockReset();
  clock = handTimers();
  panel = newPanel();
});

function newPanel(): PanelController {
  const { wait } = clock;
  return createPanelController({
    ask: worker.ask,
    mountId,
    onChange,
    wait,
    signal: life.signal,
    random: () => 0.5,
  });
}

/** Lets the last timer that was set run out. */
async function timeOut() {
  clock.timers.at(-1)?.resolve();
  await settled();
}

/** Loads a first view and forgets that it was asked for. */
async function showFirst(view: PodView) {
  void panel.refresh();
  await worker.question(-1).reply(show(view));
  onChange.mockClear();
}

/** The intent of the question at that place. */
function intentAt(at: number): string {
  const { message } = worker.question(at);
  if (message.kind !== 'pod.pay') throw new Error(`${message.kind} has no intent`);
  return message.intentId;
}

describe('a panel', () => {
  it('has nothing to show until the worker has answered', async () => {
    expect(panel.state).toEqual({ view: null, busy: null, failure: null });
    void panel.refresh();
    expect(worker.question(0).message).toEqual({ kind: 'pod.load', mountId });
    expect(panel.state.view).toBeNull();
    await worker.question(0).reply(show(signInView));
    expect(panel.state).toEqual({ view: signInView, busy: null, failure: null });
    expect(onChange).toHaveBeenCalled();
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
    await showFirst(readyView());
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
    await showFirst(readyView());
    void panel.pay();
    void panel.refresh();
    expect(worker.kinds()).toEqual(['pod.load', 'pod.pay']);
    await worker.question(-1).reply(show(paidView));
    expect(panel.state.view).toEqual(paidView);
    expect(worker.kinds()).toEqual(['pod.load', 'pod.pay', 'pod.load']);
  });

  it('works again after that', async () => {
    await showFirst(readyView());
    void panel.refresh();
    expect(worker.questions).toHaveLength(2);
  });

  it('stops when the panel is gone', async () => {
    void panel.refresh();
    void panel.refresh();
    life.abort();
    await worker.question(0).reply(show(readyView()));
    expect(worker.questions).toHaveLength(1);
    expect(onChange).not.toHaveBeenCalled();
    expect(panel.state.view).toBeNull();
  });

  it('never replaces a newer answer by one that comes late', async () => {
    await showFirst(readyView());
    void panel.refresh();
    void panel.checkAgain();
    const [, slow, fast] = worker.questions;
    await fast?.reply(show(paidView));
    await slow?.reply(show(readyView()));
    expect(panel.state.view).toEqual(paidView);
  });
});

const usd = (value: number) => ({ value, currency: 'USD' });
const aRefund: RefundWish = {
  refunds: [{ paymentId: 'pay_1', amount: usd(500), includesSurcharge: true }],
  reason: 'duplicate',
};
const someIntent = crypto.randomUUID();

const actions = {
  check_again: () => panel.checkAgain(),
  sign_in: () => panel.signIn(false),
  pay: () => panel.pay(),
  send_to_terminal: () => panel.sendToTerminal({ terminalId: 'trm_1', amount: usd(500) }),
  cancel_terminal_payment: () => panel.cancelTerminalPayment('tp_1'),
  refund: () => panel.refund(aRefund),
  remind: () => panel.remind(),
  step_up: () => panel.stepUp(someIntent),
  dismiss: () => panel.dismiss(someIntent),
  open: () => panel.open('home'),
} as const;

describe.each(Object.keys(actions) as (keyof typeof actions)[])('the action %s', (action) => {
  it('is done once on a double click', async () => {
    await showFirst(readyView());
    void actions[action]();
    void actions[action]();
    expect(panel.state.busy).toBe(action);
    expect(worker.questions).toHaveLength(2);
    await worker.question(-1).reply(show(readyView()));
    expect(worker.questions).toHaveLength(2);
    expect(panel.state.busy).toBeNull();
  });

  it('waits for no other: a click on another button meanwhile does nothing', async () => {
    await showFirst(readyView());
    void actions[action]();
    for (const other of Object.values(actions)) void other();
    expect(worker.questions).toHaveLength(2);
  });

  it('shows the view that it leads to', async () => {
    await showFirst(readyView());
    void actions[action]();
    await worker.question(-1).reply(show(paidView));
    expect(panel.state).toEqual({ view: paidView, busy: null, failure: null });
  });

  it('leaves the view as it is when it fails, and says why until the next try', async () => {
    await showFirst(readyView());
    void actions[action]();
    await worker.question(-1).reply(fail('offline', { retryAfterMs: 5 }));
    const failure = { action, error: { code: 'offline', details: { retryAfterMs: 5 } } };
    expect(panel.state).toEqual({ view: readyView(), busy: null, failure });
    void actions[action]();
    expect(panel.state).toEqual({ view: readyView(), busy: action, failure: null });
  });

  it('can be done again afterwards', async () => {
    await showFirst(readyView());
    void actions[action]();
    await worker.question(-1).reply(fail('offline'));
    void actions[action]();
    expect(worker.questions).toHaveLength(3);
  });
});

describe('signing in', () => {
  it.each([true, false])('says whether another user is wanted: %s', (switchUser) => {
    void panel.signIn(switchUser);
    expect(worker.question(0).message).toEqual({ kind: 'pod.sign_in', mountId, switchUser });
  });
});

describe('the intent of a payment', () => {
  beforeEach(() => showFirst(readyView()));

  async function payAndGet(reply: Parameters<ReturnType<typeof worker.question>['reply']>[0]) {
    void panel.pay();
    const at = worker.questions.length - 1;
    await worker.question(at).reply(reply);
    return intentAt(at);
  }

  it.each(['timeout', 'offline', 'server_error', 'rate_limited', 'internal', 'malformed_answer'] as const)(
    'stays the same while nobody knows what became of it: %s',
    async (code) => {
      const first = await payAndGet(fail(code));
      const second = await payAndGet(fail(code));
      expect(second).toBe(first);
      expect(await payAndGet(show(openView))).toBe(first);
    },
  );

  it('is a new one once the payments screen is open', async () => {
    const first = await payAndGet(show(paidView));
    expect(await payAndGet(show(paidView))).not.toBe(first);
  });

  it('is a new one after WisePay has refused: the old one would only be refused again', async () => {
    // WisePay gives the same answer to the same idempotency key for at least 24 hours.
    const first = await payAndGet(fail('refused', { problemCode: 'invoice_paid' }));
    await worker.question(-1).reply(show(readyView()));
    expect(await payAndGet(show(openView))).not.toBe(first);
  });

  it('stays the same while WisePay is still busy with it', async () => {
    const first = await payAndGet(fail('refused', { problemCode: 'operation_in_progress' }));
    expect(await payAndGet(show(openView))).toBe(first);
  });

  it('is not shared with another panel', async () => {
    const other = newPanel();
    const mine = await payAndGet(fail('offline'));
    void other.pay();
    expect(intentAt(-1)).not.toBe(mine);
  });
});

describe('a payment that WisePay refuses', () => {
  it('looks at the invoice again, and keeps saying why', async () => {
    await showFirst(readyView());
    void panel.pay();
    await worker.question(-1).reply(fail('refused', { problemCode: 'invoice_paid' }));
    expect(worker.question(-1).message.kind).toBe('pod.load');
    await worker.question(-1).reply(show(paidView));
    expect(panel.state).toMatchObject({
      view: paidView,
      failure: { action: 'pay', error: { code: 'refused', details: { problemCode: 'invoice_paid' } } },
    });
  });

  it('does not look again after another failure', async () => {
    await showFirst(readyView());
    void panel.pay();
    await worker.question(-1).reply(fail('timeout'));
    expect(worker.kinds()).toEqual(['pod.load', 'pod.pay']);
  });
});

describe('while the payments screen is open', () => {
  it('the panel keeps one question open and follows every answer', async () => {
    await showFirst(openView);
    expect(worker.kinds()).toEqual(['pod.load', 'pod.watch']);
    await worker.question(-1).reply(show(openView));
    expect(worker.kinds()).toEqual(['pod.load', 'pod.watch', 'pod.watch']);
    await worker.question(-1).reply(show(paidView));
    expect(panel.state.view).toEqual(paidView);
    expect(worker.questions).toHaveLength(3);
  });

  it('paying starts it', async () => {
    await showFirst(readyView());
    void panel.pay();
    await worker.question(-1).reply(show(openView));
    expect(worker.kinds()).toEqual(['pod.load', 'pod.pay', 'pod.watch']);
  });

  it('looking again does not start a second one', async () => {
    await showFirst(openView);
    void panel.refresh();
    await worker.question(-1).reply(show(openView));
    expect(worker.kinds()).toEqual(['pod.load', 'pod.watch', 'pod.load']);
  });

  it('buttons work meanwhile', async () => {
    await showFirst(openView);
    expect(panel.state.busy).toBeNull();
    void panel.checkAgain();
    await worker.question(-1).reply(show(paidView));
    expect(panel.state.view).toEqual(paidView);
  });

  it('shows an outcome that comes after a later question was answered', async () => {
    await showFirst(openView);
    void panel.refresh();
    await worker.question(2).reply(show(openView));
    await worker.question(1).reply(show(paidView));
    // Which of the two is newer cannot be told, so neither replaces the other: a look tells, and at once.
    expect(panel.state.view).toEqual(openView);
    expect(worker.question(-1).message.kind).toBe('pod.load');
    await worker.question(-1).reply(show(paidView));
    expect(panel.state.view).toEqual(paidView);
  });

  it('never replaces a later view by an answer that comes late', async () => {
    await showFirst(openView);
    void panel.refresh();
    await worker.question(2).reply(show(paidView));
    await worker.question(1).reply(show(openView));
    expect(panel.state.view).toEqual(paidView);
  });

  it('never replaces the view under a person whose action is under way', async () => {
    await showFirst(openView);
    void panel.remind();
    await worker.question(1).reply(show(paidView));
    expect(panel.state).toEqual({ view: openView, busy: 'remind', failure: null });
  });

  it('never replaces it either by an answer to a question that was asked meanwhile', async () => {
    await showFirst(openView);
    void panel.remind();
    await worker.question(1).reply(show(paidView));
    // The next question waits: nothing else would hold it back while nothing is shown.
    expect(worker.kinds()).toEqual(['pod.load', 'pod.watch', 'pod.remind']);
    await timeOut();
    await worker.question(3).reply(show(paidView));
    expect(worker.question(3).message.kind).toBe('pod.watch');
    expect(panel.state).toEqual({ view: openView, busy: 'remind', failure: null });
  });

  it('does not lose the news that came while an action was under way', async () => {
    await showFirst(openView);
    void panel.remind();
    await worker.question(1).reply(show(paidView));
    await worker.question(2).reply(fail('offline'));
    expect(worker.question(-1).message.kind).toBe('pod.load');
    await worker.question(-1).reply(show(paidView));
    expect(panel.state.view).toEqual(paidView);
  });

  it('ends with the panel', async () => {
    await showFirst(openView);
    life.abort();
    await worker.question(-1).reply(show(openView));
    await settled();
    expect(worker.questions).toHaveLength(2);
    expect(onChange).not.toHaveBeenCalled();
  });

  it.each([
    ['the screen is closed', show(readyView())],
    ['the person is signed out', show(signInView)],
  ])('ends when %s', async (_, reply) => {
    await showFirst(openView);
    await worker.question(-1).reply(reply);
    expect(worker.questions).toHaveLength(2);
  });

  it('waits a little after a failure, and then asks again', async () => {
    await showFirst(openView);
    await worker.question(-1).reply(fail('internal'));
    expect(worker.questions).toHaveLength(2);
    expect(clock.timers.map(({ ms }) => ms)).toEqual([4500]);
    await timeOut();
    expect(worker.kinds()).toEqual(['pod.load', 'pod.watch', 'pod.watch']);
    await worker.question(-1).reply(show(paidView));
    expect(panel.state.view).toEqual(paidView);
  });

  it('waits longer with each failure, up to a minute, and is quick again once one has succeeded', async () => {
    await showFirst(openView);
    for (let failures = 0; failures < 6; failures += 1) {
      await worker.question(-1).reply(fail('offline'));
      await timeOut();
    }
    await worker.question(-1).reply(show(openView));
    await worker.question(-1).reply(fail('offline'));
    expect(clock.timers.map(({ ms }) => ms)).toEqual([4500, 9000, 18_000, 36_000, 45_000, 45_000, 4500]);
  });

  it('asks at once, and is quick again, when a look besides finds WisePay there', async () => {
    await showFirst(openView);
    await worker.question(-1).reply(fail('offline'));
    await timeOut();
    await worker.question(-1).reply(fail('offline'));
    void panel.refresh();
    await worker.question(-1).reply(show(openView));
    expect(worker.kinds()).toEqual(['pod.load', 'pod.watch', 'pod.watch', 'pod.load', 'pod.watch']);
    await worker.question(-1).reply(fail('offline'));
    expect(clock.timers.map(({ ms }) => ms)).toEqual([4500, 9000, 4500]);
  });

  it('goes on waiting when a look besides finds nothing', async () => {
    await showFirst(openView);
    await worker.question(-1).reply(fail('offline'));
    void panel.checkAgain();
    await worker.question(-1).reply(show({ kind: 'unavailable', error: { code: 'offline', details: {} } }));
    expect(worker.kinds()).toEqual(['pod.load', 'pod.watch', 'pod.load']);
  });

  it('waits for as long as WisePay has asked for', async () => {
    await showFirst(openView);
    await worker.question(-1).reply(fail('server_error', { retryAfterMs: 47_000 }));
    expect(clock.timers.map(({ ms }) => ms)).toEqual([47_000]);
  });

  it('does not ask twice as often because a look comes in between', async () => {
    await showFirst(openView);
    await worker.question(-1).reply(fail('internal'));
    void panel.refresh();
    await worker.question(-1).reply(show(openView));
    const once = ['pod.load', 'pod.watch', 'pod.load', 'pod.watch'];
    expect(worker.kinds()).toEqual(once);
    await timeOut();
    expect(worker.kinds()).toEqual(once);
  });

  it.each([
    ['the panel is gone', () => life.abort()],
    [
      'there is nothing to watch any more',
      async () => {
        void panel.refresh();
        await worker.question(-1).reply(show(readyView()));
      },
    ],
  ])('does not ask again after a failure when %s', async (_, happen) => {
    await showFirst(openView);
    await worker.question(-1).reply(fail('internal'));
    await happen();
    const before = worker.questions.length;
    await timeOut();
    expect(worker.questions).toHaveLength(before);
  });

  it('starts again with the next view that says so', async () => {
    await showFirst(openView);
    await worker.question(-1).reply(show(readyView()));
    void panel.refresh();
    await worker.question(-1).reply(show(openView));
    expect(worker.kinds()).toEqual(['pod.load', 'pod.watch', 'pod.load', 'pod.watch']);
  });
});
