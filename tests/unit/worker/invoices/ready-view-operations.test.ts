/** What the panel shows of the actions that were requested in this browser. */
import * as v from 'valibot';
import { beforeEach, describe, expect, it } from 'vitest';
import { podViewSchema } from '#lib/protocol/views.ts';
import type { Intent } from '#lib/worker/operations/intent.ts';
import { anIntent } from '../../support/intents.ts';
import { sampleInvoice } from '../../support/invoices.ts';
import { sampleRefund } from '../../support/payments.ts';
import { approvedTerminalPayment } from '../../support/terminal-payment.ts';
import { usd } from '../../support/usd.ts';
import { accepted, type ViewHarness, viewHarness } from './support/view-harness.ts';

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
    expect(view.operations).toEqual([{ intentId: intent.key, ...shown }]);
    expect(v.parse(podViewSchema, structuredClone(view))).toEqual(view);
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
