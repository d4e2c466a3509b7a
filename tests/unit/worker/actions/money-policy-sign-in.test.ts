/** The fresh sign-in that a policy requires before a large refund, and what a review may do under such a policy. */
import { beforeEach, describe, expect, it } from 'vitest';
import { CodedError } from '#lib/errors.ts';
import { failureOf } from '../../support/failure.ts';
import { intentId } from '../../support/money-messages.ts';
import { scriptedPolicy } from '../../support/scripted-api.ts';
import { usd } from '../../support/usd.ts';
import { type ActionsHarness, actionsHarness } from './support/actions-harness.ts';
import { refundWorth, review } from './support/refund-messages.ts';

let harness: ActionsHarness;

beforeEach(() => {
  harness = actionsHarness();
});

describe('a fresh sign-in that the administrator wants', () => {
  beforeEach(() => {
    harness.policy = { ...scriptedPolicy, stepUpAbove: usd(5_000) };
  });

  it('is not needed up to the amount', async () => {
    await harness.perform(refundWorth(5_000));
    expect(harness.wisepay.effects).toEqual([intentId]);
  });

  it('has the refund wait, unsent, until it has happened', async () => {
    await harness.perform(refundWorth(5_001));
    expect(await harness.states()).toEqual([{ name: 'step_up' }]);
    expect(harness.wisepay.log).toEqual([]);
    await harness.resume();
    expect(harness.wisepay.effects).toEqual([intentId]);
  });

  it('is not gone around by sending the message again', async () => {
    await harness.perform(refundWorth(5_001));
    await harness.perform(refundWorth(5_001));
    expect(harness.wisepay.log).toEqual([]);
  });

  it('is not asked for again once the refund went through', async () => {
    await harness.perform(refundWorth(5_001));
    await harness.resume();
    await harness.perform(refundWorth(5_001));
    expect(await harness.states()).toMatchObject([{ name: 'accepted' }]);
  });

  it('is needed for any amount in another currency', async () => {
    harness.policy = { ...scriptedPolicy, stepUpAbove: { value: 1_000_000, currency: 'EUR' } };
    await harness.perform(refundWorth(1));
    expect(await harness.states()).toEqual([{ name: 'step_up' }]);
  });

  it.each([
    ['turned refunds off', { disabledActions: ['refund'] }],
    ['set a limit below it', { refundLimit: usd(5_000) }],
    ['asked for a note', { refundNeedsReason: true }],
  ] as const)('does not send it when the administrator has %s meanwhile', async (_, change) => {
    await harness.perform(refundWorth(5_001));
    harness.policy = { ...harness.policy, ...change };
    await harness.resume();
    expect(await harness.states()).toMatchObject([{ name: 'abandoned', reason: 'not_allowed' }]);
    expect(harness.wisepay.log).toEqual([]);
  });
});

describe('a review', () => {
  const secondId = crypto.randomUUID();

  const states = async () => (await harness.states()).map(({ name }) => name);

  beforeEach(() => {
    harness.policy = { ...scriptedPolicy, stepUpAbove: usd(3_000) };
  });

  it('that waits is not sent by the same message with a smaller amount', async () => {
    await harness.perform(refundWorth(9_000));
    await harness.perform(refundWorth(1));
    expect(harness.wisepay.log).toEqual([]);
    expect(await states()).toEqual(['step_up']);
  });

  it('that was done does not open the way for another part behind it', async () => {
    await harness.perform(refundWorth(10));
    harness.policy = { ...harness.policy, refundLimit: usd(100), refundNeedsReason: true };
    await harness.perform(review([intentId, 'pay_1', 10], [secondId, 'pay_2', 4_000]));
    expect(harness.wisepay.effects).toEqual([intentId]);
    expect(await harness.states()).toMatchObject([
      { name: 'accepted' },
      { name: 'abandoned', reason: 'not_allowed' },
    ]);
  });

  it('that has begun has a later part wait where the administrator wants a fresh sign-in by now', async () => {
    harness.policy = scriptedPolicy;
    await harness.perform(review([intentId, 'pay_1', 10]));
    harness.policy = { ...scriptedPolicy, stepUpAbove: usd(3_000) };
    await harness.perform(review([intentId, 'pay_1', 10], [secondId, 'pay_2', 4_000]));
    expect(harness.wisepay.effects).toEqual([intentId]);
    expect(await states()).toEqual(['accepted', 'step_up']);
  });

  it('with the key of another one does nothing at all', async () => {
    await harness.perform(review([intentId, 'pay_1', 10]));
    harness.wisepay.log.splice(0);
    await harness.perform(review([secondId, 'pay_2', 20], [intentId, 'pay_1', 10]));
    expect(harness.wisepay.log).toEqual([]);
    expect(await states()).toEqual(['accepted']);
  });

  it('that waits is let go of by the same message once refunds are turned off', async () => {
    await harness.perform(refundWorth(9_000));
    harness.policy = { ...scriptedPolicy, disabledActions: ['refund'] };
    await harness.perform(refundWorth(9_000));
    expect(harness.wisepay.log).toEqual([]);
    expect(await harness.states()).toMatchObject([{ name: 'abandoned', reason: 'not_allowed' }]);
  });

  it('of which one part was let go of is not sent without a sign-in when the message comes again', async () => {
    const message = review([intentId, 'pay_1', 4_000], [secondId, 'pay_2', 4_000]);
    await harness.perform(message);
    await harness.operations.abandon(secondId, 'no_sign_in');
    await harness.perform(message);
    expect(harness.wisepay.log).toEqual([]);
  });

  it('is judged by itself: two that wait are not added up, and one sign-in is for one', async () => {
    harness.policy = { ...harness.policy, refundLimit: usd(5_000) };
    await harness.perform(review([intentId, 'pay_1', 4_000]));
    await harness.perform(review([secondId, 'pay_2', 4_000]));
    await harness.resume(secondId);
    expect(harness.wisepay.effects).toEqual([secondId]);
    expect(await states()).toEqual(['step_up', 'accepted']);
  });

  it('whose invoice cannot be looked at in between says that, and not that the first part failed', async () => {
    await harness.perform(review([intentId, 'pay_1', 4_000], [secondId, 'pay_2', 4_000]));
    harness.reload.mockRejectedValue(new CodedError('offline'));
    await harness.resume(intentId);
    expect(await harness.states()).toMatchObject([
      { name: 'accepted' },
      { name: 'abandoned', reason: 'earlier_uncertain' },
    ]);
  });

  it('goes on in its order after a token that expired: what is not certain is cleared up first', async () => {
    await harness.perform(review([intentId, 'pay_1', 4_000], [secondId, 'pay_2', 4_000]));
    harness.wisepay.fates.push('token_expired');
    expect((await failureOf(harness.resume(intentId))).code).toBe('token_expired');
    await harness.resume(secondId);
    expect(harness.wisepay.effects).toEqual([intentId, secondId]);
  });

  it('of which WisePay would refuse a later part by now is told as it stands', async () => {
    harness.policy = scriptedPolicy;
    await harness.perform(review([intentId, 'pay_1', 10]));
    await harness.perform(review([intentId, 'pay_1', 10], [secondId, 'pay_gone', 10]));
    expect(await states()).toEqual(['accepted']);
  });
});
