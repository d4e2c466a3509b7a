/** The fresh sign-in that the administrator wants before a large refund, and what a review may do under such a policy. */
import { beforeEach, describe, expect, it } from 'vitest';
import { CodedError } from '#lib/errors.ts';
import { failureOf } from '../../../support/failure.ts';
import { intentId } from '../../../support/money-messages.ts';
import { scriptedPolicy } from '../../../support/scripted-api.ts';
import { usd } from '../../../support/usd.ts';
import { type MoneyBench, moneyBench } from './support/money-bench.ts';
import { refundWorth, review } from './support/refund-messages.ts';

let bench: MoneyBench;

beforeEach(() => {
  bench = moneyBench();
});

describe('a fresh sign-in that the administrator wants', () => {
  beforeEach(() => {
    bench.policy = { ...scriptedPolicy, stepUpAbove: usd(5_000) };
  });

  it('is not needed up to the amount', async () => {
    await bench.perform(refundWorth(5_000));
    expect(bench.wisepay.effects).toEqual([intentId]);
  });

  it('has the refund wait, unsent, until it has happened', async () => {
    await bench.perform(refundWorth(5_001));
    expect(await bench.states()).toEqual([{ name: 'step_up' }]);
    expect(bench.wisepay.log).toEqual([]);
    await bench.resume();
    expect(bench.wisepay.effects).toEqual([intentId]);
  });

  it('is not gone around by sending the message again', async () => {
    await bench.perform(refundWorth(5_001));
    await bench.perform(refundWorth(5_001));
    expect(bench.wisepay.log).toEqual([]);
  });

  it('is not asked for again once the refund went through', async () => {
    await bench.perform(refundWorth(5_001));
    await bench.resume();
    await bench.perform(refundWorth(5_001));
    expect(await bench.states()).toMatchObject([{ name: 'accepted' }]);
  });

  it('is needed for any amount in another currency', async () => {
    bench.policy = { ...scriptedPolicy, stepUpAbove: { value: 1_000_000, currency: 'EUR' } };
    await bench.perform(refundWorth(1));
    expect(await bench.states()).toEqual([{ name: 'step_up' }]);
  });

  it.each([
    ['turned refunds off', { disabledActions: ['refund'] }],
    ['set a limit below it', { refundLimit: usd(5_000) }],
    ['asked for a note', { refundNeedsReason: true }],
  ] as const)('does not send it when the administrator has %s meanwhile', async (_, change) => {
    await bench.perform(refundWorth(5_001));
    bench.policy = { ...bench.policy, ...change };
    await bench.resume();
    expect(await bench.states()).toMatchObject([{ name: 'abandoned', reason: 'not_allowed' }]);
    expect(bench.wisepay.log).toEqual([]);
  });
});

describe('a review', () => {
  const secondId = crypto.randomUUID();

  const states = async () => (await bench.states()).map(({ name }) => name);

  beforeEach(() => {
    bench.policy = { ...scriptedPolicy, stepUpAbove: usd(3_000) };
  });

  it('that waits is not sent by the same message with a smaller amount', async () => {
    await bench.perform(refundWorth(9_000));
    await bench.perform(refundWorth(1));
    expect(bench.wisepay.log).toEqual([]);
    expect(await states()).toEqual(['step_up']);
  });

  it('that was done does not open the way for another part behind it', async () => {
    await bench.perform(refundWorth(10));
    bench.policy = { ...bench.policy, refundLimit: usd(100), refundNeedsReason: true };
    await bench.perform(review([intentId, 'pay_1', 10], [secondId, 'pay_2', 4_000]));
    expect(bench.wisepay.effects).toEqual([intentId]);
    expect(await bench.states()).toMatchObject([
      { name: 'accepted' },
      { name: 'abandoned', reason: 'not_allowed' },
    ]);
  });

  it('that has begun has a later part wait where the administrator wants a fresh sign-in by now', async () => {
    bench.policy = scriptedPolicy;
    await bench.perform(review([intentId, 'pay_1', 10]));
    bench.policy = { ...scriptedPolicy, stepUpAbove: usd(3_000) };
    await bench.perform(review([intentId, 'pay_1', 10], [secondId, 'pay_2', 4_000]));
    expect(bench.wisepay.effects).toEqual([intentId]);
    expect(await states()).toEqual(['accepted', 'step_up']);
  });

  it('with the key of another one does nothing at all', async () => {
    await bench.perform(review([intentId, 'pay_1', 10]));
    bench.wisepay.log.splice(0);
    await bench.perform(review([secondId, 'pay_2', 20], [intentId, 'pay_1', 10]));
    expect(bench.wisepay.log).toEqual([]);
    expect(await states()).toEqual(['accepted']);
  });

  it('that waits is let go of by the same message once refunds are turned off', async () => {
    await bench.perform(refundWorth(9_000));
    bench.policy = { ...scriptedPolicy, disabledActions: ['refund'] };
    await bench.perform(refundWorth(9_000));
    expect(bench.wisepay.log).toEqual([]);
    expect(await bench.states()).toMatchObject([{ name: 'abandoned', reason: 'not_allowed' }]);
  });

  it('of which one part was let go of is not sent without a sign-in when the message comes again', async () => {
    const message = review([intentId, 'pay_1', 4_000], [secondId, 'pay_2', 4_000]);
    await bench.perform(message);
    await bench.operations.abandon(secondId, 'no_sign_in');
    await bench.perform(message);
    expect(bench.wisepay.log).toEqual([]);
  });

  it('is judged by itself: two that wait are not added up, and one sign-in is for one', async () => {
    bench.policy = { ...bench.policy, refundLimit: usd(5_000) };
    await bench.perform(review([intentId, 'pay_1', 4_000]));
    await bench.perform(review([secondId, 'pay_2', 4_000]));
    await bench.money.resume(bench.admitted(), secondId);
    expect(bench.wisepay.effects).toEqual([secondId]);
    expect(await states()).toEqual(['step_up', 'accepted']);
  });

  it('whose invoice cannot be looked at in between says that, and not that the first part failed', async () => {
    await bench.perform(review([intentId, 'pay_1', 4_000], [secondId, 'pay_2', 4_000]));
    bench.reload.mockRejectedValue(new CodedError('offline'));
    await bench.money.resume(bench.admitted(), intentId);
    expect(await bench.states()).toMatchObject([
      { name: 'accepted' },
      { name: 'abandoned', reason: 'earlier_uncertain' },
    ]);
  });

  it('goes on in its order after a token that expired: what is not certain is cleared up first', async () => {
    await bench.perform(review([intentId, 'pay_1', 4_000], [secondId, 'pay_2', 4_000]));
    bench.wisepay.fates.push('token_expired');
    expect((await failureOf(bench.money.resume(bench.admitted(), intentId))).code).toBe('token_expired');
    await bench.money.resume(bench.admitted(), secondId);
    expect(bench.wisepay.effects).toEqual([intentId, secondId]);
  });

  it('of which WisePay would refuse a later part by now is told as it stands', async () => {
    bench.policy = scriptedPolicy;
    await bench.perform(review([intentId, 'pay_1', 10]));
    await bench.perform(review([intentId, 'pay_1', 10], [secondId, 'pay_gone', 10]));
    expect(await states()).toEqual(['accepted']);
  });
});
