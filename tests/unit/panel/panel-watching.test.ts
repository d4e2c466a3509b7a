/** While something is under way, the panel keeps one question open and shows each answer without interrupting. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { PodView } from '#lib/protocol/views.ts';
import { readyView, sampleInvoice } from '../support/invoices.ts';
import { fail, settled, show } from '../support/patient-worker.ts';
import { type PanelHarness, panelHarness } from './support/panel-harness.ts';

const signInView: PodView = { kind: 'sign_in', email: 'pat@northwind.example' };
const paidView = readyView({
  status: 'paid',
  actions: { ...sampleInvoice.actions, pay: { allowed: false, reason: 'invoice_paid' } },
});
const openView = readyView({}, true);

let harness: PanelHarness;
let panel: PanelHarness['panel'];
let worker: PanelHarness['worker'];

beforeEach(() => {
  harness = panelHarness();
  ({ panel, worker } = harness);
});

describe('watching an open payments screen', () => {
  it('keeps one question open and follows every answer', async () => {
    await harness.showView(openView);
    expect(worker.kinds()).toEqual(['pod.load', 'pod.watch']);
    await worker.question(-1).reply(show(openView));
    expect(worker.kinds()).toEqual(['pod.load', 'pod.watch', 'pod.watch']);
    await worker.question(-1).reply(show(paidView));
    expect(panel.state.view).toEqual(paidView);
    expect(worker.questions).toHaveLength(3);
  });

  it('starts when paying has opened it', async () => {
    await harness.showView(readyView());
    void panel.pay();
    await worker.question(-1).reply(show(openView));
    expect(worker.kinds()).toEqual(['pod.load', 'pod.pay', 'pod.watch']);
  });

  it('asks no second question for news when the panel looks again', async () => {
    await harness.showView(openView);
    void panel.refresh();
    await worker.question(-1).reply(show(openView));
    expect(worker.kinds()).toEqual(['pod.load', 'pod.watch', 'pod.load']);
  });

  it('leaves the buttons working', async () => {
    await harness.showView(openView);
    expect(panel.state.busy).toBeNull();
    void panel.checkAgain();
    await worker.question(-1).reply(show(paidView));
    expect(panel.state.view).toEqual(paidView);
  });

  it('shows an outcome that comes after a later question was answered', async () => {
    await harness.showView(openView);
    void panel.refresh();
    await worker.question(2).reply(show(openView));
    await worker.question(1).reply(show(paidView));
    // It is unknown which of the two is newer, so neither replaces the other: the panel looks again at once.
    expect(panel.state.view).toEqual(openView);
    expect(worker.question(-1).message.kind).toBe('pod.load');
    await worker.question(-1).reply(show(paidView));
    expect(panel.state.view).toEqual(paidView);
  });

  it('never replaces a later view by an answer that comes late', async () => {
    await harness.showView(openView);
    void panel.refresh();
    await worker.question(2).reply(show(paidView));
    await worker.question(1).reply(show(openView));
    expect(panel.state.view).toEqual(paidView);
  });

  it('never replaces the view under a person whose action is under way', async () => {
    await harness.showView(openView);
    void panel.remind('1');
    await worker.question(1).reply(show(paidView));
    expect(panel.state).toEqual({ view: openView, busy: 'remind', failure: null });
  });

  it('never replaces that view by an answer to a question that was asked meanwhile either', async () => {
    await harness.showView(openView);
    void panel.remind('1');
    await worker.question(1).reply(show(paidView));
    // The next question waits for a pause: nothing else delays it while no answer is shown.
    expect(worker.kinds()).toEqual(['pod.load', 'pod.watch', 'pod.remind']);
    await harness.endPause();
    await worker.question(3).reply(show(paidView));
    expect(worker.question(3).message.kind).toBe('pod.watch');
    expect(panel.state).toEqual({ view: openView, busy: 'remind', failure: null });
  });

  it('does not lose the news that came while an action was under way', async () => {
    await harness.showView(openView);
    void panel.remind('1');
    await worker.question(1).reply(show(paidView));
    await worker.question(2).reply(fail('offline'));
    expect(worker.question(-1).message.kind).toBe('pod.load');
    await worker.question(-1).reply(show(paidView));
    expect(panel.state.view).toEqual(paidView);
  });

  it('ends with the panel', async () => {
    await harness.showView(openView);
    harness.life.abort();
    await worker.question(-1).reply(show(openView));
    await settled();
    expect(worker.questions).toHaveLength(2);
    expect(harness.onChange).not.toHaveBeenCalled();
  });

  it.each([
    ['the screen is closed', show(readyView())],
    ['the person is signed out', show(signInView)],
  ])('ends when %s', async (_, reply) => {
    await harness.showView(openView);
    await worker.question(-1).reply(reply);
    expect(worker.questions).toHaveLength(2);
  });

  it('waits a little after a failure, and then asks again', async () => {
    await harness.showView(openView);
    await worker.question(-1).reply(fail('internal'));
    expect(worker.questions).toHaveLength(2);
    expect(harness.clock.timers.map(({ ms }) => ms)).toEqual([4500]);
    await harness.endPause();
    expect(worker.kinds()).toEqual(['pod.load', 'pod.watch', 'pod.watch']);
    await worker.question(-1).reply(show(paidView));
    expect(panel.state.view).toEqual(paidView);
  });

  it('waits longer with each failure, up to a minute, and is quick again once one has succeeded', async () => {
    await harness.showView(openView);
    for (let failures = 0; failures < 6; failures += 1) {
      await worker.question(-1).reply(fail('offline'));
      await harness.endPause();
    }
    await worker.question(-1).reply(show(openView));
    await worker.question(-1).reply(fail('offline'));
    expect(harness.clock.timers.map(({ ms }) => ms)).toEqual([
      4500, 9000, 18_000, 36_000, 45_000, 45_000, 4500,
    ]);
  });

  it('asks at once, and is quick again, when a look besides finds WisePay there', async () => {
    await harness.showView(openView);
    await worker.question(-1).reply(fail('offline'));
    await harness.endPause();
    await worker.question(-1).reply(fail('offline'));
    void panel.refresh();
    await worker.question(-1).reply(show(openView));
    expect(worker.kinds()).toEqual(['pod.load', 'pod.watch', 'pod.watch', 'pod.load', 'pod.watch']);
    await worker.question(-1).reply(fail('offline'));
    expect(harness.clock.timers.map(({ ms }) => ms)).toEqual([4500, 9000, 4500]);
  });

  it('goes on waiting when a look besides finds nothing', async () => {
    await harness.showView(openView);
    await worker.question(-1).reply(fail('offline'));
    void panel.checkAgain();
    await worker.question(-1).reply(show({ kind: 'unavailable', error: { code: 'offline', details: {} } }));
    expect(worker.kinds()).toEqual(['pod.load', 'pod.watch', 'pod.load']);
  });

  it('waits for as long as WisePay has asked for', async () => {
    await harness.showView(openView);
    await worker.question(-1).reply(fail('server_error', { retryAfterMs: 47_000 }));
    expect(harness.clock.timers.map(({ ms }) => ms)).toEqual([47_000]);
  });

  it('does not ask twice as often because a look comes in between', async () => {
    await harness.showView(openView);
    await worker.question(-1).reply(fail('internal'));
    void panel.refresh();
    await worker.question(-1).reply(show(openView));
    const once = ['pod.load', 'pod.watch', 'pod.load', 'pod.watch'];
    expect(worker.kinds()).toEqual(once);
    await harness.endPause();
    expect(worker.kinds()).toEqual(once);
  });

  it.each([
    ['the panel is gone', () => harness.life.abort()],
    [
      'there is nothing to watch any more',
      async () => {
        void panel.refresh();
        await worker.question(-1).reply(show(readyView()));
      },
    ],
  ])('does not ask again after a failure when %s', async (_, happen) => {
    await harness.showView(openView);
    await worker.question(-1).reply(fail('internal'));
    await happen();
    const before = worker.questions.length;
    await harness.endPause();
    expect(worker.questions).toHaveLength(before);
  });

  it('starts again with the next view that says so', async () => {
    await harness.showView(openView);
    await worker.question(-1).reply(show(readyView()));
    void panel.refresh();
    await worker.question(-1).reply(show(openView));
    expect(worker.kinds()).toEqual(['pod.load', 'pod.watch', 'pod.load', 'pod.watch']);
  });
});
