/** A review of several payments: its refunds are sent one after the other, and stop once the review is outdated. */
import { beforeEach, describe, expect, it } from 'vitest';
import { CodedError } from '#lib/errors.ts';
import type { Payment } from '#lib/wisepay/schemas/payment.ts';
import { failureOf } from '../../support/failure.ts';
import { sampleDebit, samplePayment } from '../../support/payments.ts';
import { usd } from '../../support/usd.ts';
import { type ActionsHarness, actionsHarness, invoice } from './support/actions-harness.ts';
import { refundOf } from './support/refund-messages.ts';

let harness: ActionsHarness;

beforeEach(() => {
  harness = actionsHarness();
});

describe('several refunds', () => {
  it('go one after the other: the first with the version that the person saw, then with our own', async () => {
    await harness.perform(refundOf('pay_1', 'pay_2', 'pay_3'));
    expect(await harness.outcomes()).toEqual([
      ['payment pay_1', 'accepted', '1'],
      ['payment pay_2', 'accepted', 'after 1'],
      ['payment pay_3', 'accepted', 'after 2'],
    ]);
    expect(harness.reload).toHaveBeenCalledTimes(2);
  });

  it('go out with the version that the person saw, not with a newer one', async () => {
    harness.invoice = { ...invoice, version: '9' };
    await harness.perform(refundOf('pay_1'));
    expect(await harness.outcomes()).toEqual([['payment pay_1', 'accepted', '1']]);
  });

  it('stop after one that WisePay refuses: what the person reviewed does not hold any more', async () => {
    harness.wisepay.fates.push('done', { refused: 'refund_above_remaining' });
    await harness.perform(refundOf('pay_1', 'pay_2', 'pay_3'));
    expect((await harness.outcomes()).map(([target, state]) => [target, state])).toEqual([
      ['payment pay_1', 'accepted'],
      ['payment pay_2', 'refused'],
    ]);
    expect(harness.submits()).toHaveLength(2);
  });

  it('stop after one of which nothing is known', async () => {
    harness.wisepay.fates.push('answer_lost');
    harness.wisepay.answers.push('lost');
    await harness.perform(refundOf('pay_1', 'pay_2'));
    expect((await harness.outcomes()).map(([, state]) => state)).toEqual(['open']);
  });

  it('stop where another refund of the same payment was still open: the review did not show it', async () => {
    const earlier = refundOf('pay_1');
    harness.wisepay.fates.push('answer_lost');
    harness.wisepay.answers.push('lost');
    await harness.perform(earlier);
    await harness.perform(refundOf('pay_1', 'pay_2'));
    expect((await harness.outcomes()).map(([target, state]) => [target, state])).toEqual([
      ['payment pay_1', 'accepted'],
    ]);
    expect(harness.wisepay.effects).toEqual(earlier.refunds.map((part) => part.intentId));
  });

  it('that cannot be looked after in between are told as they stand, and not as failed', async () => {
    // If the person read that it failed, they would confirm it again, and the first part would be sent twice.
    harness.reload.mockRejectedValueOnce(new CodedError('offline'));
    await harness.perform(refundOf('pay_1', 'pay_2'));
    expect((await harness.outcomes()).map(([target, state]) => [target, state])).toEqual([
      ['payment pay_1', 'accepted'],
    ]);
  });

  it('ask for a fresh token in between, and go on where they were', async () => {
    harness.reload.mockRejectedValueOnce(new CodedError('token_expired'));
    const message = refundOf('pay_1', 'pay_2');
    expect((await failureOf(harness.perform(message))).code).toBe('token_expired');
    await harness.perform(message);
    expect(harness.wisepay.effects).toEqual(message.refunds.map((part) => part.intentId));
  });

  it('go on where they were when the worker died in the middle', async () => {
    const message = refundOf('pay_1', 'pay_2', 'pay_3');
    harness.wisepay.fates.push('done', 'token_expired');
    await harness.perform(message).catch(() => {});
    // The first payment has nothing left to refund by now: its part is not checked again.
    harness.invoice = {
      ...invoice,
      payments: [{ ...samplePayment, refundable: usd(0) }, ...invoice.payments.slice(1)],
    };
    await harness.perform(message);
    expect(harness.wisepay.effects).toEqual(message.refunds.map((part) => part.intentId));
    expect((await harness.outcomes()).map(([, state]) => state)).toEqual([
      'accepted',
      'accepted',
      'accepted',
    ]);
  });

  describe('where the invoice changes between our look and the next one', () => {
    const outOfDate = { refused: 'invoice_changed' };

    it('go on when it is nothing that matters to it, under a key of its own', async () => {
      const message = refundOf('pay_1', 'pay_2', 'pay_3');
      harness.wisepay.fates.push('done', outOfDate, outOfDate);
      await harness.perform(message);
      expect(await harness.outcomes()).toEqual([
        ['payment pay_1', 'accepted', '1'],
        ['payment pay_2', 'accepted', 'after 1'],
        ['payment pay_3', 'accepted', 'after 2'],
      ]);
      // WisePay refuses a key with another body: each version is sent under a different key.
      const keys = harness.submits().map((line) => line.split(' ')[1]);
      expect(new Set(keys).size).toBe(5);
      expect(harness.wisepay.effects).toEqual([keys[0], keys[3], keys[4]]);
      expect((await harness.journal.list()).map(({ key }) => key)).toEqual(
        message.refunds.map((part) => part.intentId),
      );
    });

    it('give it up when it changes again and again', async () => {
      harness.wisepay.fates.push('done', outOfDate, outOfDate, outOfDate, outOfDate);
      await harness.perform(refundOf('pay_1', 'pay_2'));
      expect((await harness.outcomes()).map(([, state]) => state)).toEqual(['accepted', 'refused']);
    });

    const changedTo = (change: Partial<Payment>) => ({
      ...invoice,
      version: 'another',
      payments: invoice.payments.map((each) => (each.id === 'pay_2' ? { ...each, ...change } : each)),
    });

    it.each<[string, Partial<Payment>]>([
      ['what was given back of it', { refunded: usd(100) }],
      ['what is left of it', { refundable: usd(10_000) }],
      ['how it stands', { state: 'void' }],
    ])('stop when it matters, and send no more: %s', async (_, change) => {
      harness.wisepay.fates.push('done', outOfDate);
      harness.reload.mockImplementationOnce(async () => ({ ...invoice, version: 'after 1' }));
      harness.reload.mockImplementation(async () => changedTo(change));
      await harness.perform(refundOf('pay_1', 'pay_2', 'pay_3'));
      expect(harness.submits()).toHaveLength(2);
      expect((await harness.outcomes()).map(([, state]) => state)).toEqual(['accepted', 'refused']);
    });

    it('do not send what is seen to have changed, and say so', async () => {
      harness.reload.mockImplementation(async () => changedTo({ refunded: usd(100) }));
      await harness.perform(refundOf('pay_1', 'pay_2', 'pay_3'));
      expect(harness.submits()).toHaveLength(1);
      expect(await harness.states()).toMatchObject([
        { name: 'accepted' },
        { name: 'abandoned', reason: 'changed' },
        { name: 'abandoned', reason: 'changed' },
      ]);
    });

    it('never go on with the first, whose version the person saw', async () => {
      harness.wisepay.fates.push(outOfDate);
      await harness.perform(refundOf('pay_1', 'pay_2'));
      expect((await harness.outcomes()).map(([, state]) => state)).toEqual(['refused']);
      expect(harness.submits()).toHaveLength(1);
    });

    it('go on once when the answer to it is lost', async () => {
      harness.wisepay.fates.push('done', outOfDate, 'answer_lost');
      await harness.perform(refundOf('pay_1', 'pay_2'));
      expect((await harness.outcomes()).map(([, state]) => state)).toEqual(['accepted', 'accepted']);
      expect(harness.wisepay.effects).toHaveLength(2);
    });
  });

  it('are all measured before the first is sent', async () => {
    harness.invoice = { ...invoice, payments: [samplePayment, { ...sampleDebit, refundable: usd(4999) }] };
    expect(await failureOf(harness.perform(refundOf('pay_1', 'pay_2')))).toMatchObject({
      details: { problemCode: 'refund_above_remaining' },
    });
    expect(await harness.journal.list()).toEqual([]);
    expect(harness.wisepay.log).toEqual([]);
  });
});
