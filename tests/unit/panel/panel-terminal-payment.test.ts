/** A terminal payment in the panel: the panel asks until it has seen the end, and the person dismisses it. */
import { beforeEach, describe, expect, it } from 'vitest';
import { showTerminalPayment } from '#lib/protocol/shown.ts';
import type { ReadyView } from '#lib/protocol/views.ts';
import { readyView } from '../support/invoices.ts';
import { show } from '../support/patient-worker.ts';
import { approvedTerminalPayment, sampleTerminalPayment } from '../support/terminal-payment.ts';
import { mountId, type PanelHarness, panelHarness } from './support/panel-harness.ts';

const view = readyView();

let harness: PanelHarness;
let panel: PanelHarness['panel'];
let worker: PanelHarness['worker'];

beforeEach(async () => {
  harness = panelHarness();
  ({ panel, worker } = harness);
  await harness.showView(view);
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
      { intentId: 'i_0', kind: 'remind', state: 'accepted' },
      { intentId: 'i_1', kind: 'terminal', state: 'accepted' },
      { intentId: 'i_2', kind: 'terminal', state: 'refused', problemCode: 'terminal_busy' },
      { intentId: 'i_3', kind: 'terminal', state: 'accepted' },
    ],
  };

  it('is named in every question, so that its end is seen', async () => {
    await harness.showView(live);
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
    await harness.showView(over);
    await harness.showView(view);
    void panel.refresh();
    expect(worker.question(-1).message).toEqual({ kind: 'pod.load', mountId });
  });

  it('is put away with what this browser sent, and with nothing else', async () => {
    await harness.showView(over);
    const before = worker.questions.length;
    const done = panel.dismissTerminalPayment();
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
    await harness.showView({ ...over, operations: [] });
    void panel.dismissTerminalPayment();
    expect(worker.question(-1).message).toEqual({ kind: 'pod.load', mountId });
  });

  it('is not there to be put away where no invoice is on screen', async () => {
    await harness.showView({ kind: 'sign_in', email: 'pat@northwind.example' });
    const before = worker.questions.length;
    await panel.dismissTerminalPayment();
    expect(worker.questions).toHaveLength(before);
  });
});
