import { describe, expect, it } from 'vitest';
import { endingsBetween, markOf } from '#lib/pod/endings.ts';
import { showTerminalPayment } from '#lib/pod/shown.ts';
import type { PodView } from '#lib/pod/views.ts';
import type { Payment, Refund } from '#lib/wisepay/schemas/payment.ts';
import type { TerminalPayment } from '#lib/wisepay/schemas/terminal-payment.ts';
import { readyView } from '../support/invoices.ts';
import { samplePayment, sampleRefund } from '../support/payments.ts';
import { approvedTerminalPayment, sampleTerminalPayment } from '../support/terminal-payment.ts';

const withPayment = (payment: TerminalPayment): PodView => ({
  ...readyView(),
  terminalPayment: showTerminalPayment(payment),
});

const withRefunds = (...refunds: readonly Refund[]): PodView =>
  readyView({ payments: [{ ...samplePayment, refunds: [...refunds] } satisfies Payment] });

const signIn: PodView = { kind: 'sign_in', email: 'pat@northwind.example' };

/** What has ended, by kind, id and state. */
const namesOf = (before: PodView, after: PodView) =>
  endingsBetween(before, after).map(({ kind, id, state }) => `${kind} ${id} ${state}`);

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

describe('a view that shows no invoice', () => {
  it('tells of no ending, before or after', () => {
    expect(namesOf(signIn, withPayment(approvedTerminalPayment))).toEqual([]);
    expect(namesOf(withPayment(sampleTerminalPayment), signIn)).toEqual([]);
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
    expect(markOf([...approved, ...succeeded])).toBe('good');
  });

  it('is a problem where anything did not', () => {
    expect(markOf([...approved, ...failed])).toBe('problem');
  });

  it.each(['partially_approved', 'cancelled', 'timed_out', 'failed'] as const)(
    'is a problem where a payment did not go through as asked: %s',
    (state) => {
      expect(markOf(endingsBetween(open, withPayment({ ...approvedTerminalPayment, state })))).toBe(
        'problem',
      );
    },
  );

  it('is none where nothing has ended', () => {
    expect(markOf([])).toBe('none');
  });
});
