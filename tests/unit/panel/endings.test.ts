import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { badgeFor, type Ending, endingsBetween, upToDate } from '#lib/panel/endings.ts';
import { showTerminalPayment } from '#lib/protocol/shown.ts';
import type { ReadyView } from '#lib/protocol/views.ts';
import { type Payment, type Refund, refundSchema } from '#lib/wisepay/schemas/payment.ts';
import { type TerminalPayment, terminalPaymentSchema } from '#lib/wisepay/schemas/terminal-payment.ts';
import { readyView } from '../support/invoices.ts';
import { samplePayment, sampleRefund } from '../support/payments.ts';
import { approvedTerminalPayment, sampleTerminalPayment } from '../support/terminal-payment.ts';

const withPayment = (payment: TerminalPayment): ReadyView => ({
  ...readyView(),
  terminalPayment: showTerminalPayment(payment),
});

const withRefunds = (...refunds: readonly Refund[]): ReadyView =>
  readyView({ payments: [{ ...samplePayment, refunds: [...refunds] } satisfies Payment] });

/** The endings, each as kind, ID and state. */
const namesOf = (before: ReadyView, after: ReadyView) => endingsBetween(before, after).map(nameOf);

const nameOf = ({ kind, id, state }: Ending) => `${kind} ${id} ${state}`;

describe('a payment on a terminal', () => {
  it.each(['approved', 'partially_approved', 'cancelled', 'timed_out', 'failed'] as const)(
    'has ended when it was open before: %s',
    (state) => {
      const ended = { ...approvedTerminalPayment, state };
      expect(namesOf(withPayment(sampleTerminalPayment), withPayment(ended))).toEqual([
        `terminal_payment tp_1 ${state}`,
      ]);
    },
  );

  it.each(['pending', 'waiting_for_card', 'authorising', 'declined'] as const)(
    'goes on while it may still change: %s',
    (state) => {
      const open = { ...sampleTerminalPayment, state };
      expect(namesOf(withPayment(sampleTerminalPayment), withPayment(open))).toEqual([]);
    },
  );

  it('that was reported is told, and told again once it is certain or turns out otherwise', () => {
    const reported = { ...sampleTerminalPayment, state: 'timed_out' } as const;
    const open = withPayment(sampleTerminalPayment);
    expect(namesOf(open, withPayment(reported))).toEqual(['terminal_payment tp_1 timed_out']);
    expect(namesOf(withPayment(reported), withPayment(reported))).toEqual([]);
    expect(namesOf(withPayment(reported), withPayment({ ...reported, final: true }))).toHaveLength(1);
    const [approved] = endingsBetween(withPayment(reported), withPayment(approvedTerminalPayment));
    expect(approved).toMatchObject({ state: 'approved' });
    const told = endingsBetween(open, withPayment(reported));
    expect(badgeFor(told)).toBe('problem');
    expect(upToDate(told, withPayment(approvedTerminalPayment))).toMatchObject([{ state: 'approved' }]);
  });

  it('that was left is told wherever it stands in the view', () => {
    const leftOpen = { ...readyView(), leftPayments: [showTerminalPayment(sampleTerminalPayment)] };
    const approved = showTerminalPayment(approvedTerminalPayment);
    expect(namesOf(leftOpen, { ...readyView(), leftPayments: [approved] })).toEqual([
      'terminal_payment tp_1 approved',
    ]);
    const leftElsewhere = [{ invoiceNumber: '20101', payment: approved }];
    expect(namesOf(leftOpen, { ...readyView(), leftElsewhere })).toHaveLength(1);
  });

  it('and a refund go on in a state that nobody knows', () => {
    const unlisted = v.parse(terminalPaymentSchema, { ...sampleTerminalPayment, state: 'pin_retry' });
    expect(namesOf(withPayment(sampleTerminalPayment), withPayment(unlisted))).toEqual([]);
    const inReview = v.parse(refundSchema, { ...sampleRefund, state: 'in_review' });
    expect(namesOf(withRefunds(sampleRefund), withRefunds(inReview))).toEqual([]);
    const done = { ...sampleRefund, state: 'succeeded' } as const;
    expect(namesOf(withRefunds(inReview), withRefunds(done))).toEqual(['refund ref_1 succeeded']);
  });

  it('that had ended before is no news', () => {
    expect(namesOf(withPayment(approvedTerminalPayment), withPayment(approvedTerminalPayment))).toEqual([]);
  });

  it('says nothing of another one, nor of one that is not shown any more', () => {
    const another = { ...approvedTerminalPayment, id: 'tp_2' };
    expect(namesOf(withPayment(sampleTerminalPayment), withPayment(another))).toEqual([]);
    expect(namesOf(withPayment(sampleTerminalPayment), readyView())).toEqual([]);
    expect(namesOf(readyView(), withPayment(approvedTerminalPayment))).toEqual([]);
  });
});

describe('a refund', () => {
  it.each(['succeeded', 'failed'] as const)('has ended when it was pending before: %s', (state) => {
    expect(namesOf(withRefunds(sampleRefund), withRefunds({ ...sampleRefund, state }))).toEqual([
      `refund ref_1 ${state}`,
    ]);
  });

  it('that fails after it had succeeded has ended otherwise than was told', () => {
    const succeeded: Refund = { ...sampleRefund, state: 'succeeded' };
    expect(namesOf(withRefunds(succeeded), withRefunds({ ...succeeded, state: 'failed' }))).toEqual([
      'refund ref_1 failed',
    ]);
  });

  it('that was not there before was not waited for', () => {
    expect(namesOf(withRefunds(), withRefunds({ ...sampleRefund, state: 'succeeded' }))).toEqual([]);
  });

  it('is one of several, each for itself', () => {
    const before = withRefunds(sampleRefund, { ...sampleRefund, id: 'ref_2' });
    const after = withRefunds(sampleRefund, { ...sampleRefund, id: 'ref_2', state: 'failed' });
    expect(namesOf(before, after)).toEqual(['refund ref_2 failed']);
  });
});

describe('what was told', () => {
  const succeeded: Refund = { ...sampleRefund, state: 'succeeded' };
  const told = [
    ...endingsBetween(withPayment(sampleTerminalPayment), withPayment(approvedTerminalPayment)),
    ...endingsBetween(withRefunds(sampleRefund), withRefunds(succeeded)),
  ];

  it('is what the record says now', () => {
    expect(upToDate(told, withRefunds({ ...succeeded, state: 'failed' })).map(nameOf)).toEqual([
      'terminal_payment tp_1 approved',
      'refund ref_1 failed',
    ]);
  });

  it('is nothing where the record is under way again', () => {
    const view = {
      ...withRefunds(sampleRefund),
      terminalPayment: showTerminalPayment(sampleTerminalPayment),
    };
    expect(upToDate(told, view)).toEqual([]);
  });

  it('stays where the record is not shown any more', () => {
    expect(upToDate(told, withRefunds())).toEqual(told);
  });
});

describe('the mark', () => {
  const open = withPayment(sampleTerminalPayment);
  const approved = endingsBetween(open, withPayment(approvedTerminalPayment));
  const succeeded = endingsBetween(
    withRefunds(sampleRefund),
    withRefunds({ ...sampleRefund, state: 'succeeded' }),
  );
  const failed = endingsBetween(withRefunds(sampleRefund), withRefunds({ ...sampleRefund, state: 'failed' }));

  it('is good where all went through', () => {
    expect(badgeFor([...approved, ...succeeded])).toBe('good');
  });

  it('is a problem where anything did not', () => {
    expect(badgeFor([...approved, ...failed])).toBe('problem');
  });

  it.each(['partially_approved', 'cancelled', 'timed_out', 'failed'] as const)(
    'is a problem where a payment did not go through as asked: %s',
    (state) => {
      expect(badgeFor(endingsBetween(open, withPayment({ ...approvedTerminalPayment, state })))).toBe(
        'problem',
      );
    },
  );

  it('is good where the person has asked for the payment to be cancelled', () => {
    const cancelled = { ...sampleTerminalPayment, state: 'cancelled', cancelRequested: true } as const;
    expect(badgeFor(endingsBetween(open, withPayment(cancelled)))).toBe('good');
  });

  it.each(['approved', 'partially_approved'] as const)(
    'is a problem where a payment was charged although its cancelling was asked for: %s',
    (state) => {
      const charged = { ...approvedTerminalPayment, state, cancelRequested: true };
      expect(badgeFor(endingsBetween(open, withPayment(charged)))).toBe('problem');
    },
  );

  it('is none where nothing has ended', () => {
    expect(badgeFor([])).toBe('none');
  });
});
