import { describe, expect, it } from 'vitest';
import { refundBadge, refundedOn } from '#lib/protocol/refunded.ts';
import type { ReadyView } from '#lib/protocol/views.ts';
import type { Payment, Refund } from '#lib/wisepay/schemas/payment.ts';
import { readyView } from '../support/invoices.ts';
import { sampleDebit, samplePayment, sampleRefund } from '../support/payments.ts';
import { usd } from '../support/usd.ts';

/** An invoice whose payments have the given refunds, with WisePay's figure of them. */
function invoice(
  payments: readonly Payment[],
  change: Partial<ReadyView['invoice']> = {},
): ReadyView['invoice'] {
  const refunds = payments.flatMap((payment) => payment.refunds).filter(({ state }) => state !== 'failed');
  const refunded = usd(refunds.reduce((sum, { amount }) => sum + amount.value, 0));
  return readyView({ status: 'paid', payments: [...payments], refunded, ...change }).invoice;
}

const refund = (change: Partial<Refund> = {}): Refund => ({ ...sampleRefund, state: 'succeeded', ...change });
const whole = (change: Partial<Refund> = {}) =>
  refund({ amount: usd(60000), surcharge: usd(1500), ...change });
const paid = (...refunds: Refund[]): Payment => ({ ...samplePayment, refunds });

describe('what was given back', () => {
  it('is the sum of the refunds with their surcharges', () => {
    expect(refundedOn(invoice([paid(refund(), refund({ id: 'ref_2' }))]))).toEqual({
      total: usd(20500),
      amount: usd(20000),
      surcharge: usd(500),
      pending: usd(0),
    });
  });

  it('counts what is pending, and says how much that is', () => {
    const told = refundedOn(invoice([paid(refund(), refund({ id: 'ref_2', state: 'pending' }))]));
    expect(told).toMatchObject({ total: usd(20500), pending: usd(10250) });
  });

  it.each([
    ['without refunds', paid()],
    ['after a refund that failed', paid(refund({ state: 'failed' }))],
    ['after a void, because nothing was collected', { ...paid(whole({ kind: 'void' })), state: 'void' }],
  ] as const)('is nothing %s', (_, payment) => {
    expect(refundedOn(invoice([payment]))).toBeUndefined();
    expect(refundBadge(invoice([payment]))).toBeUndefined();
  });

  it('is WisePay’s figure where the refunds do not add up to it, and nothing is said of surcharges', () => {
    expect(refundedOn(invoice([paid(refund())], { refunded: usd(30000) }))).toEqual({
      total: usd(30000),
      amount: usd(30000),
      surcharge: undefined,
      pending: undefined,
    });
  });

  it('does not fail over sums that are no longer exact', () => {
    const huge = refund({ amount: usd(0), surcharge: usd(10 ** 12) });
    const many = paid(...Array.from({ length: 10_000 }, () => huge));
    expect(refundedOn(invoice([many]))).toBeUndefined();
  });
});

describe('the badge beside WisePay’s status', () => {
  it.each([
    ['a refund of all that was paid', [paid(whole())], 'refunded'],
    ['a refund of a part', [paid(refund())], 'partially_refunded'],
    ['a refund of one of two payments', [paid(whole()), sampleDebit], 'partially_refunded'],
    ['a refund that no bank has confirmed', [paid(whole({ state: 'pending' }))], 'refund_pending'],
    [
      'a part confirmed and the rest pending',
      [paid(refund(), refund({ id: 'r', amount: usd(50000), state: 'pending' }))],
      'partially_refunded',
    ],
    [
      'a refund beside a payment that failed',
      [paid(whole()), { ...sampleDebit, state: 'failed' }],
      'refunded',
    ],
    [
      'a refund in a state that the POD does not know',
      [paid(whole({ state: 'in_review' as Refund['state'] }))],
      undefined,
    ],
  ] as const)('after %s', (_, payments, badge) => {
    expect(refundBadge(invoice(payments))).toBe(badge);
  });

  it('does not say that all was given back while a payment cannot be read', () => {
    expect(refundBadge(invoice([paid(whole())], { unreadable: { payments: 1 } }))).toBe('partially_refunded');
  });

  it('goes by the payments where the invoice is owed again, whatever counts as paid', () => {
    const reopened = { status: 'outstanding', paid: usd(0), balance: usd(60000) } as const;
    expect(refundBadge(invoice([paid(whole())], reopened))).toBe('refunded');
    const partly = { status: 'part_paid', paid: usd(20000), balance: usd(60000) } as const;
    expect(refundBadge(invoice([paid(whole()), sampleDebit], partly))).toBe('partially_refunded');
  });

  it('is left out where WisePay’s own status tells of refunds', () => {
    const status = 'partially_refunded' as ReadyView['invoice']['status'];
    expect(refundBadge(invoice([paid(refund())], { status }))).toBeUndefined();
  });
});
