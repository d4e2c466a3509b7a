/** Surcharges that are not refunded: if the panel asks for it anyway, it is neither written to the journal nor sent. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Policy } from '#lib/policy/policy.ts';
import type { Invoice } from '#lib/wisepay/schemas/invoice.ts';
import { failureOf } from '../../support/failure.ts';
import { intentId, refund, refundPart } from '../../support/money-messages.ts';
import { sampleDebit, samplePayment } from '../../support/payments.ts';
import { scriptedPolicy } from '../../support/scripted-api.ts';
import { usd } from '../../support/usd.ts';
import { type ActionsHarness, actionsHarness, invoice } from './support/actions-harness.ts';
import { refundWorth } from './support/refund-messages.ts';

let harness: ActionsHarness;

beforeEach(() => {
  harness = actionsHarness();
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
    harness.invoice = { ...invoice, ...invoiceChange };
    harness.policy = { ...scriptedPolicy, ...policyChange };
  });

  it('is not sent back, whatever the panel asks for', async () => {
    expect(await failureOf(harness.perform(refund))).toEqual({
      code: 'refused',
      details: { problemCode: 'surcharge_not_refundable' },
    });
    expect(await harness.journal.list()).toEqual([]);
    expect(harness.wisepay.log).toEqual([]);
  });

  it('does not keep the payment from being refunded without it', async () => {
    await harness.perform(refundWorth(10_000));
    expect(harness.wisepay.effects).toEqual([intentId]);
  });
});

describe('where the administrator has surcharges stay', () => {
  beforeEach(() => {
    harness.policy = { ...scriptedPolicy, surchargeInRefunds: 'never' };
  });

  it('a payment without one can be refunded', async () => {
    const part = { ...refundPart, paymentId: sampleDebit.id };
    await harness.perform({ ...refund, refunds: [part] });
    expect(harness.wisepay.effects).toEqual([intentId]);
  });

  const whole = { ...refund, refunds: [{ ...refundPart, amount: samplePayment.amount }] };

  it('a payment is voided with it, and that stands when the message comes again', async () => {
    harness.invoice = { ...invoice, payments: [{ ...samplePayment, state: 'pending' }] };
    await harness.perform(whole);
    expect(harness.wisepay.effects).toEqual([intentId]);
    harness.invoice = { ...invoice, payments: [{ ...samplePayment, state: 'settled' }] };
    await harness.perform(whole);
    expect(await harness.states()).toMatchObject([{ name: 'accepted' }]);
  });
});

it('a refund that waits for a sign-in is let go of when surcharges come to stay meanwhile', async () => {
  harness.policy = { ...scriptedPolicy, stepUpAbove: usd(0) };
  await harness.perform(refund);
  expect(await harness.states()).toEqual([{ name: 'step_up' }]);
  harness.policy = { ...harness.policy, surchargeInRefunds: 'never' };
  await harness.resume();
  expect(await harness.states()).toMatchObject([{ name: 'abandoned', reason: 'not_allowed' }]);
  expect(harness.wisepay.log).toEqual([]);
});

it('a merchant’s own word on how refunds begin forbids nothing', async () => {
  harness.invoice = { ...invoice, surchargeInRefunds: 'left_out' };
  await harness.perform(refund);
  expect(harness.wisepay.effects).toEqual([intentId]);
});
