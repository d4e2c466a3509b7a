/** When two clicks are the same wish, so that WisePay carries it out once, and when the second is a wish of its own. */
import { beforeEach, describe, expect, it } from 'vitest';
import { fail, show } from '../../support/patient-worker.ts';
import { usd } from '../../support/usd.ts';
import { type PanelBench, panelBench } from './support/panel-bench.ts';
import {
  ask,
  type PanelWish,
  refundWish,
  terminalWish,
  refundableView as view,
  wishes,
} from './support/wishes.ts';

let bench: PanelBench;
let panel: PanelBench['panel'];
let worker: PanelBench['worker'];

beforeEach(async () => {
  bench = panelBench();
  ({ panel, worker } = bench);
  await bench.showView(view);
});

describe.each([
  ['a payment', 'pay'],
  ['a charge on a terminal', 'send_to_terminal'],
  ['a cancel', 'cancel_terminal_payment'],
  ['a refund', 'refund'],
  ['a reminder', 'remind'],
] as const)('the intent of %s', (_, name) => {
  const wish = wishes[name];

  it.each([
    'timeout',
    'offline',
    'server_error',
    'rate_limited',
    'token_expired',
    'internal',
    'malformed_answer',
  ] as const)('stays the same while nobody knows what became of it: %s', async (code) => {
    const first = await ask(bench, wish, fail(code));
    const second = await ask(bench, wish, fail(code));
    const third = await ask(bench, wish, show(view));
    expect([second.ids, third.ids]).toEqual([first.ids, first.ids]);
  });

  it('stays the same while WisePay is still busy with it', async () => {
    const first = await ask(bench, wish, fail('refused', { problemCode: 'operation_in_progress' }));
    expect((await ask(bench, wish, show(view))).ids).toEqual(first.ids);
  });

  it('is not shared with another panel', async () => {
    const other = { worker, panel: bench.newPanel() };
    void other.panel.refresh();
    await worker.question(-1).reply(show(view));
    const mine = await ask(bench, wish, fail('offline'));
    const theirs = await ask(other, wish, fail('offline'));
    for (const id of theirs.ids) expect(mine.ids).not.toContain(id);
  });

  it('is a new one once the worker has dealt with it', async () => {
    const first = await ask(bench, wish, show(view));
    const second = await ask(bench, wish, show(view));
    expect(second.ids).not.toEqual(first.ids);
    for (const id of second.ids) expect(first.ids).not.toContain(id);
  });

  it('is a new one after a refusal, which would only be repeated', async () => {
    // WisePay gives the same answer to the same idempotency key for at least 24 hours.
    const first = await ask(bench, wish, fail('refused', { problemCode: 'invoice_changed' }));
    await worker.question(-1).reply(show(view));
    const second = await ask(bench, wish, show(view));
    for (const id of second.ids) expect(first.ids).not.toContain(id);
  });

  it('is a new one after a refusal even when the person has clicked something else meanwhile', async () => {
    const first = await ask(bench, wish, fail('refused', { problemCode: 'invoice_changed' }));
    const lookAfterwards = worker.question(-1);
    void panel.open('home');
    const opening = worker.question(-1);
    await lookAfterwards.reply(show(view));
    await opening.reply(show(view));
    const second = await ask(bench, wish, show(view));
    for (const id of second.ids) expect(first.ids).not.toContain(id);
  });

  it('is a new one after a refusal even when the look afterwards fails, and the reason stays on screen', async () => {
    const first = await ask(bench, wish, fail('refused', { problemCode: 'invoice_changed' }));
    await worker.question(-1).reply(fail('offline'));
    expect(panel.state.failure).toMatchObject({
      action: name,
      error: { code: 'refused', details: { problemCode: 'invoice_changed' } },
    });
    const second = await ask(bench, wish, show(view));
    for (const id of second.ids) expect(first.ids).not.toContain(id);
  });

  it('is not used up by a double click', async () => {
    const { ids, done } = await ask(bench, (each) => Promise.all([wish(each), wish(each)]), fail('timeout'));
    await done;
    expect((await ask(bench, wish, show(view))).ids).toEqual(ids);
  });
});

describe('another wish', () => {
  it.each<[string, PanelWish, PanelWish]>([
    ['amount', wishes.send_to_terminal, (on) => on.sendToTerminal({ ...terminalWish, amount: usd(12501) })],
    [
      'terminal',
      wishes.send_to_terminal,
      (on) => on.sendToTerminal({ ...terminalWish, terminalId: 'trm_2' }),
    ],
    ['payment', wishes.cancel_terminal_payment, (on) => on.cancelTerminalPayment('tp_2')],
    ['reason', wishes.refund, (on) => on.refund({ ...refundWish, reason: 'other' })],
    ['note', wishes.refund, (on) => on.refund({ ...refundWish, note: 'Agreed!' })],
    [
      'choice of the surcharge',
      wishes.refund,
      (on) =>
        on.refund({
          ...refundWish,
          refunds: refundWish.refunds.map((part) => ({ ...part, includesSurcharge: true })),
        }),
    ],
  ])('has another intent, though the first one’s outcome is not known: another %s', async (_, one, other) => {
    const first = await ask(bench, one, fail('timeout'));
    const second = await ask(bench, other, fail('timeout'));
    for (const id of second.ids) expect(first.ids).not.toContain(id);
    // And going back to the first wish is the first intent again.
    expect((await ask(bench, one, fail('timeout'))).ids).toEqual(first.ids);
  });
});

describe('a payment', () => {
  it('is the same one whatever automatic payment the person was warned of', async () => {
    const first = await ask(bench, (on) => on.pay(), fail('timeout'));
    expect((await ask(bench, wishes.pay, show(view))).ids).toEqual(first.ids);
  });
});
