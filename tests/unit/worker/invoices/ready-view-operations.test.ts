/** What the panel shows of the actions that were requested in this browser. */
import * as v from 'valibot';
import { beforeEach, describe, expect, it } from 'vitest';
import { podViewSchema } from '#lib/protocol/views.ts';
import type { Intent } from '#lib/worker/operations/intent.ts';
import { anIntent } from '../../support/intents.ts';
import { sampleInvoice } from '../../support/invoices.ts';
import { sampleRefund } from '../../support/payments.ts';
import { approvedTerminalPayment } from '../../support/terminal-payment.ts';
import { timestampAt } from '../../support/timestamps.ts';
import { usd } from '../../support/usd.ts';
import { accepted, type ViewHarness, viewHarness } from './support/view-harness.ts';

const eur = (value: number) => ({ value, currency: 'EUR' });

let harness: ViewHarness;

beforeEach(() => {
  harness = viewHarness();
});

describe('what was asked for lately', () => {
  const refund = {
    kind: 'refund',
    target: 'payment pay_1',
    request: { path: '/payments/pay_1/refunds', body: { amount: usd(10000), reason: 'other' } },
  } as const;
  const reminder = {
    kind: 'remind',
    target: 'reminder inv_1',
    request: { path: '/invoices/inv_1/reminders', body: {} },
  } as const;

  it.each<[string, Partial<Intent>, object]>([
    ['a charge of unknown outcome', {}, { kind: 'terminal', state: 'open', amount: usd(100000) }],
    [
      'a refund that WisePay has accepted, with the refund that it made',
      { ...refund, state: accepted(sampleRefund) },
      {
        kind: 'refund',
        state: 'accepted',
        amount: usd(10000),
        total: { least: usd(10250), most: usd(10250) },
        paymentId: 'pay_1',
        refundId: 'ref_1',
      },
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
      { kind: 'remind', state: 'refused', problemCode: 'cooldown', requestId: 'req_1' },
    ],
    [
      'a refusal without a request id',
      { ...reminder, state: { name: 'refused', at: 1, code: 'cooldown' } },
      { kind: 'remind', state: 'refused', problemCode: 'cooldown' },
    ],
    [
      'one that never arrived',
      { ...reminder, state: { name: 'not_received', at: 1 } },
      {
        kind: 'remind',
        state: 'not_received',
      },
    ],
    [
      'one that was given up while it waited',
      { ...reminder, state: { name: 'abandoned', at: 1, reason: 'no_sign_in' } },
      { kind: 'remind', state: 'abandoned', abandonedFor: 'no_sign_in' },
    ],
    [
      'one that nobody can tell',
      { ...reminder, state: { name: 'unresolved', at: 1 } },
      {
        kind: 'remind',
        state: 'unresolved',
      },
    ],
  ])('is told as it stands: %s', async (_, change, shown) => {
    const intent = anIntent(change);
    await harness.journal.write(intent);
    const { view } = await harness.build();
    expect(view.operations).toEqual([{ intentId: intent.key, at: expect.any(String), ...shown }]);
    expect(v.parse(podViewSchema, structuredClone(view))).toEqual(view);
  });

  it('has the total that WisePay answered, or else the one that the person confirmed', async () => {
    const total = { least: usd(10200), most: usd(10200) };
    await harness.journal.write(anIntent({ ...refund, total, createdAt: 1 }));
    await harness.journal.write(anIntent({ ...refund, total, createdAt: 2, state: accepted(sampleRefund) }));
    const { operations } = (await harness.build()).view;
    expect(operations.map((each) => each.total?.most)).toEqual([usd(10200), usd(10250)]);
  });

  it.each([
    ['of an earlier version, which wrote none down', {}, sampleRefund.surcharge],
    ['in another currency', { total: { least: eur(1), most: eur(1) } }, eur(250)],
    ['whose parts are no exact sum', {}, usd(Number.MAX_SAFE_INTEGER)],
  ])('names no total %s', async (_, change, surcharge) => {
    await harness.journal.write(anIntent({ ...refund, ...change, createdAt: 1 }));
    const answer = accepted({ ...sampleRefund, surcharge });
    await harness.journal.write(anIntent({ ...refund, ...change, createdAt: 2, state: answer }));
    const { operations } = (await harness.build()).view;
    const isReadable = surcharge === sampleRefund.surcharge;
    expect(operations.map(({ total }) => total?.most)).toEqual([
      undefined,
      isReadable ? usd(10250) : undefined,
    ]);
  });

  it('has the time on WisePay’s clock, on the machine’s if that was unknown, and none if that is no time', async () => {
    const noon = Date.UTC(2026, 4, 31, 12);
    const state = { name: 'not_received', at: noon + 60_000 } as const;
    await harness.journal.write(anIntent({ createdAt: 1, state, settled: timestampAt(noon) }));
    await harness.journal.write(anIntent({ createdAt: 2, state }));
    for (const at of [1e300, 8.6e15, 253_402_300_800_000]) {
      await harness.journal.write(anIntent({ createdAt: 3, state: { name: 'not_received', at } }));
    }
    const { view } = await harness.build();
    expect(view.operations.map(({ at }) => at)).toEqual([
      '2026-05-31T12:00:00.000Z',
      '2026-05-31T12:01:00.000Z',
      undefined,
      undefined,
      undefined,
    ]);
    expect(v.parse(podViewSchema, structuredClone(view))).toEqual(view);
  });

  it('leaves out what a newer try has replaced', async () => {
    const earlier = anIntent({ state: { name: 'refused', at: 1, code: 'terminal_busy' } });
    const newer = anIntent({ createdAt: 1, replaces: [earlier.key] });
    for (const intent of [earlier, newer]) await harness.journal.write(intent);
    expect((await harness.build()).view.operations.map(({ intentId }) => intentId)).toEqual([newer.key]);
  });

  it('comes oldest first, and only for this invoice', async () => {
    const [late, early] = [anIntent({ createdAt: 2 }), anIntent({ createdAt: 1 })];
    for (const intent of [late, anIntent({ invoiceId: 'inv_2' }), early]) await harness.journal.write(intent);
    expect((await harness.build()).view.operations.map(({ intentId }) => intentId)).toEqual([
      early.key,
      late.key,
    ]);
  });

  it('carries no address but the payment link’s, and no request', async () => {
    await harness.journal.write(anIntent({ state: accepted(approvedTerminalPayment) }));
    const { paymentLink, ...rest } = (await harness.build()).view;
    expect(paymentLink).toBe(sampleInvoice.paymentLink);
    const text = JSON.stringify(rest);
    expect(text).not.toContain('https:');
    expect(text).not.toContain('/invoices/');
  });
});
