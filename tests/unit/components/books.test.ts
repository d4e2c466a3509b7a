/** When the steps for the books are shown. */
import { describe, expect, it } from 'vitest';
import { areBooksOutdated } from '#components/refund/books.ts';
import type { ShownOperation } from '#lib/protocol/shown.ts';
import type { Refund } from '#lib/wisepay/schemas/payment.ts';
import { actionable, operation } from '../support/actionable.ts';
import { samplePayment, sampleRefund } from '../support/payments.ts';

const madeAt = sampleRefund.at ?? '';
const hoursLater = (hours: number) => new Date(Date.parse(madeAt) + hours * 60 * 60 * 1000);

function viewOf(refunds: readonly Partial<Refund>[], operations: readonly Partial<ShownOperation>[] = []) {
  const listed = refunds.map((change, index) => ({ ...sampleRefund, id: `ref_${index + 1}`, ...change }));
  return actionable(
    { payments: [{ ...samplePayment, refunds: listed }] },
    { operations: operations.map(operation) },
  );
}

describe('the books have to be corrected', () => {
  it.each<[string, number, Partial<Refund>[]]>([
    ['while a refund is pending, however long', 1_000, [{}]],
    ['while a refund without a time is pending', 1_000, [{ at: undefined }]],
    ['while a void is pending', 1_000, [{ kind: 'void' }]],
    ['for a day after a refund that succeeded', 23.9, [{ state: 'succeeded' }]],
    ['for a day after a void that succeeded', 23.9, [{ kind: 'void', state: 'succeeded' }]],
    ['where one failed and another one is pending', 1, [{ state: 'failed' }, {}]],
    ['on a computer whose clock is behind', -1, [{ state: 'succeeded' }]],
  ])('%s', (_, hours, refunds) => {
    expect(areBooksOutdated(viewOf(refunds), hoursLater(hours))).toBe(true);
  });

  it.each<[string, Partial<ShownOperation>]>([
    ['not listed yet', { state: 'accepted', refundId: 'ref_9' }],
    ['whose answer cannot be read', { state: 'accepted' }],
  ])('after a refund that WisePay has accepted and that is %s', (_, change) => {
    expect(areBooksOutdated(viewOf([], [change]), hoursLater(0))).toBe(true);
  });
});

describe('the books need nothing', () => {
  it.each<[string, number, Partial<Refund>[]]>([
    ['without a refund', 0, []],
    ['a day after a refund that succeeded', 24, [{ state: 'succeeded' }]],
    ['after a refund that succeeded at a time that is not known', 1, [{ state: 'succeeded', at: undefined }]],
    ['after a refund that failed', 1, [{ state: 'failed' }]],
    ['where WisePay reports a state of its own', 1, [{ state: 'in_review' as Refund['state'] }]],
  ])('%s', (_, hours, refunds) => {
    expect(areBooksOutdated(viewOf(refunds), hoursLater(hours))).toBe(false);
  });

  it.each<[string, Partial<ShownOperation>]>([
    ['a refund is not known to be accepted', { state: 'open' }],
    ['a refund was refused', { state: 'refused' }],
    ['a reminder was accepted', { kind: 'remind', state: 'accepted' }],
    ['the accepted refund is listed, and failed', { state: 'accepted', refundId: 'ref_1' }],
  ])('where %s', (_, change) => {
    expect(areBooksOutdated(viewOf([{ state: 'failed' }], [change]), hoursLater(1))).toBe(false);
  });
});
