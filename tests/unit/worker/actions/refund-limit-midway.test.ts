/** The policy's limit for a refund of which one part is done and the other has waited for a sign-in. */
import { expect, it } from 'vitest';
import { anIntent } from '../../support/intents.ts';
import { samplePayment, sampleRefund } from '../../support/payments.ts';
import { scriptedPolicy } from '../../support/scripted-api.ts';
import { usd } from '../../support/usd.ts';
import { type ActionsHarness, actionsHarness, invoice } from './support/actions-harness.ts';

const review = crypto.randomUUID();
const waitingId = crypto.randomUUID();

const refundBody = { reason: 'other', refundedSoFar: usd(0), invoiceVersion: 'any' };

/** $20.00 was refunded with $2.00 of the surcharge, after $60.00 without any of it. */
const done = { ...sampleRefund, amount: usd(2_000), surcharge: usd(200) };
const payment = {
  ...samplePayment,
  amount: usd(10_000),
  surcharge: usd(1_000),
  refunded: usd(8_000),
  refundable: usd(2_000),
  refunds: [{ ...sampleRefund, id: 'ref_0', amount: usd(6_000), surcharge: usd(0) }, done],
};

async function halfDone(answer: unknown): Promise<ActionsHarness> {
  const harness = actionsHarness();
  harness.invoice = { ...invoice, payments: [payment, { ...samplePayment, id: 'pay_2' }] };
  const part = { kind: 'refund', invoiceId: invoice.id, review } as const;
  await harness.journal.write(
    anIntent({
      ...part,
      key: review,
      target: 'payment pay_1',
      request: {
        path: '/payments/pay_1/refunds',
        body: { ...refundBody, amount: usd(2_000), includesSurcharge: true },
      },
      createdAt: harness.time,
      state: { name: 'accepted', at: harness.time, answer },
    }),
  );
  await harness.journal.write(
    anIntent({
      ...part,
      key: waitingId,
      target: 'payment pay_2',
      request: {
        path: '/payments/pay_2/refunds',
        body: { ...refundBody, amount: usd(3_000), includesSurcharge: false },
      },
      createdAt: harness.time,
      state: { name: 'step_up' },
    }),
  );
  return harness;
}

it('counts what WisePay has given back, and not what it would give back by now', async () => {
  const harness = await halfDone(done);
  harness.policy = { ...scriptedPolicy, refundLimit: usd(5_200) };
  await harness.resume();
  expect(harness.wisepay.effects).toEqual([waitingId]);
});

it('stops the other part where the two together are above it', async () => {
  const harness = await halfDone(done);
  harness.policy = { ...scriptedPolicy, refundLimit: usd(5_199) };
  await harness.resume();
  expect(harness.wisepay.effects).toEqual([]);
});

it('goes by what it would be by now where WisePay has said no figure, or one of another currency', async () => {
  for (const answer of [{ id: 'ref_1' }, { ...done, surcharge: { value: 200, currency: 'EUR' } }]) {
    const harness = await halfDone(answer);
    harness.policy = { ...scriptedPolicy, refundLimit: usd(5_799) };
    await harness.resume();
    expect(harness.wisepay.effects).toEqual([]);
  }
});
