/** When two clicks are the same intent, so that WisePay carries it out once, and when the second is a new intent. */
import { beforeEach, describe, expect, it } from 'vitest';
import { fail, show } from '../support/patient-worker.ts';
import { usd } from '../support/usd.ts';
import {
  actions,
  ask,
  type PanelAction,
  refundInput,
  terminalInput,
  refundableView as view,
} from './support/inputs.ts';
import { type PanelHarness, panelHarness } from './support/panel-harness.ts';

let harness: PanelHarness;
let panel: PanelHarness['panel'];
let worker: PanelHarness['worker'];

beforeEach(async () => {
  harness = panelHarness();
  ({ panel, worker } = harness);
  await harness.showView(view);
});

describe.each([
  ['a payment', 'pay'],
  ['a charge on a terminal', 'terminal'],
  ['a cancel', 'terminal_cancel'],
  ['a refund', 'refund'],
  ['a reminder', 'remind'],
] as const)('the intent of %s', (_, name) => {
  const panelAction = actions[name];

  it.each([
    'timeout',
    'offline',
    'server_error',
    'rate_limited',
    'token_expired',
    'internal',
    'malformed_answer',
  ] as const)('stays the same while nobody knows what became of it: %s', async (code) => {
    const first = await ask(harness, panelAction, fail(code));
    const second = await ask(harness, panelAction, fail(code));
    const third = await ask(harness, panelAction, show(view));
    expect([second.ids, third.ids]).toEqual([first.ids, first.ids]);
    for (const id of first.ids) expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });

  it('stays the same while WisePay is still busy with it', async () => {
    const first = await ask(harness, panelAction, fail('refused', { problemCode: 'operation_in_progress' }));
    expect((await ask(harness, panelAction, show(view))).ids).toEqual(first.ids);
  });

  it('is not shared with another panel', async () => {
    const other = { worker, panel: harness.newPanel() };
    void other.panel.refresh();
    await worker.question(-1).reply(show(view));
    const mine = await ask(harness, panelAction, fail('offline'));
    const theirs = await ask(other, panelAction, fail('offline'));
    for (const id of theirs.ids) expect(mine.ids).not.toContain(id);
  });

  it('is a new one once the worker has dealt with it', async () => {
    const first = await ask(harness, panelAction, show(view));
    const second = await ask(harness, panelAction, show(view));
    expect(second.ids).not.toEqual(first.ids);
    for (const id of second.ids) expect(first.ids).not.toContain(id);
  });

  it('is a new one after a refusal, which would only be repeated', async () => {
    // WisePay gives the same answer to the same idempotency key for at least 24 hours.
    const first = await ask(harness, panelAction, fail('refused', { problemCode: 'invoice_changed' }));
    await worker.question(-1).reply(show(view));
    const second = await ask(harness, panelAction, show(view));
    for (const id of second.ids) expect(first.ids).not.toContain(id);
  });

  it('is a new one after a refusal even when the person has clicked something else meanwhile', async () => {
    const first = await ask(harness, panelAction, fail('refused', { problemCode: 'invoice_changed' }));
    const lookAfterwards = worker.question(-1);
    void panel.open('home');
    const opening = worker.question(-1);
    await lookAfterwards.reply(show(view));
    await opening.reply(show(view));
    const second = await ask(harness, panelAction, show(view));
    for (const id of second.ids) expect(first.ids).not.toContain(id);
  });

  it('is a new one after a refusal even when the look afterwards fails, and the reason stays on screen', async () => {
    const first = await ask(harness, panelAction, fail('refused', { problemCode: 'invoice_changed' }));
    await worker.question(-1).reply(fail('offline'));
    expect(panel.state.failure).toMatchObject({
      action: name,
      error: { code: 'refused', details: { problemCode: 'invoice_changed' } },
    });
    const second = await ask(harness, panelAction, show(view));
    for (const id of second.ids) expect(first.ids).not.toContain(id);
  });

  it('is not used up by a double click', async () => {
    const { ids, done } = await ask(
      harness,
      (each) => Promise.all([panelAction(each), panelAction(each)]),
      fail('timeout'),
    );
    await done;
    expect((await ask(harness, panelAction, show(view))).ids).toEqual(ids);
  });
});

describe('another wish', () => {
  it.each<[string, PanelAction, PanelAction]>([
    ['amount', actions.terminal, (on) => on.sendToTerminal({ ...terminalInput, amount: usd(12501) })],
    ['terminal', actions.terminal, (on) => on.sendToTerminal({ ...terminalInput, terminalId: 'trm_2' })],
    ['payment', actions.terminal_cancel, (on) => on.cancelTerminalPayment('tp_2')],
    ['reason', actions.refund, (on) => on.refund({ ...refundInput, reason: 'other' })],
    ['note', actions.refund, (on) => on.refund({ ...refundInput, note: 'Agreed!' })],
    [
      'choice of the surcharge',
      actions.refund,
      (on) =>
        on.refund({
          ...refundInput,
          refunds: refundInput.refunds.map((part) => ({ ...part, includesSurcharge: true })),
        }),
    ],
  ])('has another intent, though the first one’s outcome is not known: another %s', async (_, one, other) => {
    const first = await ask(harness, one, fail('timeout'));
    const second = await ask(harness, other, fail('timeout'));
    for (const id of second.ids) expect(first.ids).not.toContain(id);
    // Going back to the first input gives the first intent again.
    expect((await ask(harness, one, fail('timeout'))).ids).toEqual(first.ids);
  });
});

describe('a payment', () => {
  it('is the same one whatever automatic payment the person was warned of', async () => {
    const first = await ask(harness, (on) => on.pay(), fail('timeout'));
    expect((await ask(harness, actions.pay, show(view))).ids).toEqual(first.ids);
  });
});
