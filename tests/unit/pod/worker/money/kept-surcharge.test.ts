/** Surcharges that are not given back: what the panel asks for in spite of that is neither written down nor sent. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Policy } from '#lib/policy/policy.ts';
import type { Invoice } from '#lib/wisepay/schemas/invoice.ts';
import { failureOf } from '../../../support/failure.ts';
import { intentId, refund, refundPart } from '../../../support/money-messages.ts';
import { sampleDebit, samplePayment } from '../../../support/payments.ts';
import { scriptedPolicy } from '../../../support/scripted-api.ts';
import { usd } from '../../../support/usd.ts';
import { invoice, type MoneyBench, moneyBench } from './support/money-bench.ts';
import { refundWorth } from './support/refund-messages.ts';

let bench: MoneyBench;

beforeEach(() => {
  bench = moneyBench();
});

const kept: [string, Partial<Invoice>, Partial<Policy>][] = [
  ['the merchant', { surchargeInRefunds: 'never' }, {}],
  ['the administrator', {}, { surchargeInRefunds: 'never' }],
  [
    'the administrator, beside the merchant',
    { surchargeInRefunds: 'included' },
    { surchargeInRefunds: 'never' },
  ],
  ['the payment', { payments: [{ ...samplePayment, surchargeRefundable: false }] }, {}],
];

describe.each(kept)('a surcharge that stays by the word of %s', (_, invoiceChange, policyChange) => {
  beforeEach(() => {
    bench.invoice = { ...invoice, ...invoiceChange };
    bench.policy = { ...scriptedPolicy, ...policyChange };
  });

  it('is not sent back, whatever the panel asks for', async () => {
    expect(await failureOf(bench.perform(refund))).toEqual({
      code: 'refused',
      details: { problemCode: 'surcharge_not_refundable' },
    });
    expect(await bench.journal.list()).toEqual([]);
    expect(bench.wisepay.log).toEqual([]);
  });

  it('does not keep the payment from being refunded without it', async () => {
    await bench.perform(refundWorth(10_000));
    expect(bench.wisepay.effects).toEqual([intentId]);
  });
});

describe('where the administrator has surcharges stay', () => {
  beforeEach(() => {
    bench.policy = { ...scriptedPolicy, surchargeInRefunds: 'never' };
  });

  it('a payment without one can be refunded', async () => {
    const part = { ...refundPart, paymentId: sampleDebit.id };
    await bench.perform({ ...refund, refunds: [part] });
    expect(bench.wisepay.effects).toEqual([intentId]);
  });

  const whole = { ...refund, refunds: [{ ...refundPart, amount: samplePayment.amount }] };

  it('a payment is voided with it, and that stands when the message comes again', async () => {
    bench.invoice = { ...invoice, payments: [{ ...samplePayment, state: 'pending' }] };
    await bench.perform(whole);
    expect(bench.wisepay.effects).toEqual([intentId]);
    bench.invoice = { ...invoice, payments: [{ ...samplePayment, state: 'settled' }] };
    await bench.perform(whole);
    expect(await bench.states()).toMatchObject([{ name: 'accepted' }]);
  });
});

it('a refund that waits for a sign-in is let go of when surcharges come to stay meanwhile', async () => {
  bench.policy = { ...scriptedPolicy, stepUpAbove: usd(0) };
  await bench.perform(refund);
  expect(await bench.states()).toEqual([{ name: 'step_up' }]);
  bench.policy = { ...bench.policy, surchargeInRefunds: 'never' };
  await bench.resume();
  expect(await bench.states()).toMatchObject([{ name: 'abandoned', reason: 'not_allowed' }]);
  expect(bench.wisepay.log).toEqual([]);
});

it('a merchant’s own word on how refunds begin forbids nothing', async () => {
  bench.invoice = { ...invoice, surchargeInRefunds: 'left_out' };
  await bench.perform(refund);
  expect(bench.wisepay.effects).toEqual([intentId]);
});
