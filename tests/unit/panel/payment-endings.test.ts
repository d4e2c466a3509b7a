/** What a panel tells of the payments in an invoice's list: those that came, and those that failed after all. */
import { describe, expect, it } from 'vitest';
import { badgeFor, endingsBetween, upToDate } from '#lib/panel/endings.ts';
import { showTerminalPayment } from '#lib/protocol/shown.ts';
import type { ReadyView } from '#lib/protocol/views.ts';
import type { Payment } from '#lib/wisepay/schemas/payment.ts';
import { readyView } from '../support/invoices.ts';
import { sampleDebit, samplePayment } from '../support/payments.ts';
import { approvedTerminalPayment } from '../support/terminal-payment.ts';

const withPayments = (...payments: readonly Payment[]): ReadyView => readyView({ payments: [...payments] });
const between = (before: ReadyView, after: ReadyView) =>
  endingsBetween(before, after).map(({ kind, id, state }) => `${kind} ${id} ${state}`);
const returnedAt = '2026-05-22T06:00:00Z';
const debit = (state: Payment['state']): Payment => ({ ...sampleDebit, state });

describe('a payment that was not there before', () => {
  it.each(['settled', 'pending'] as const)('was received: %s', (state) => {
    expect(between(withPayments(), withPayments({ ...samplePayment, state }))).toEqual([
      'payment pay_1 received',
    ]);
  });

  it('has failed if it came as failed', () => {
    expect(between(withPayments(), withPayments(debit('failed')))).toEqual(['payment pay_2 failed']);
  });

  it('was returned if it came as failed and WisePay says when it was', () => {
    expect(between(withPayments(), withPayments({ ...debit('failed'), returnedAt }))).toEqual([
      'payment pay_2 returned',
    ]);
  });

  it.each(['void', 'in_review'] as const)(
    'is told in no state that does not say that money came: %s',
    (state) => {
      const payment = { ...samplePayment, state: state as Payment['state'] };
      expect(between(withPayments(), withPayments(payment))).toEqual([]);
    },
  );

  it('is not told a second time by the list if a terminal has taken it', () => {
    const byTerminal = { ...samplePayment, terminalPaymentId: 'tp_1' };
    const terminalPayment = showTerminalPayment(approvedTerminalPayment);
    const onScreen = { ...withPayments(), terminalPayment };
    expect(between(onScreen, withPayments(byTerminal))).toEqual([]);
    expect(between(withPayments(), { ...withPayments(byTerminal), leftPayments: [terminalPayment] })).toEqual(
      [],
    );
    // Somebody else's terminal is nowhere else in this panel.
    expect(between(withPayments(), withPayments(byTerminal))).toEqual(['payment pay_1 received']);
  });

  it('is not new where it only could not be read before', () => {
    const before = readyView({ payments: [], unreadable: { payments: 1 } });
    expect(between(before, withPayments(samplePayment))).toEqual([]);
  });

  it('is not new where the page has gone to another invoice', () => {
    expect(between(readyView({ id: 'inv_2' }), withPayments(samplePayment))).toEqual([]);
  });
});

describe('a payment that was there', () => {
  it('is told once it has failed', () => {
    expect(between(withPayments(debit('pending')), withPayments(debit('failed')))).toEqual([
      'payment pay_2 failed',
    ]);
  });

  it.each([debit('settled'), samplePayment])('was returned if it had settled: $method.kind', (before) => {
    expect(between(withPayments(before), withPayments({ ...before, state: 'failed' }))).toEqual([
      `payment ${before.id} returned`,
    ]);
  });

  it('was returned if WisePay says when, although no one saw that it had settled', () => {
    expect(between(withPayments(debit('pending')), withPayments({ ...debit('failed'), returnedAt }))).toEqual(
      ['payment pay_2 returned'],
    );
  });

  it('is not told while nothing fails', () => {
    expect(between(withPayments(debit('pending')), withPayments(debit('settled')))).toEqual([]);
    expect(between(withPayments(debit('failed')), withPayments(debit('failed')))).toEqual([]);
    expect(between(withPayments(debit('pending')), withPayments(debit('void')))).toEqual([]);
    expect(between(withPayments(debit('pending')), withPayments())).toEqual([]);
  });
});

describe('what was told of a payment', () => {
  const told = endingsBetween(withPayments(), withPayments(debit('pending')));

  it('is what its record says now', () => {
    expect(upToDate(told, withPayments(debit('settled')))).toMatchObject([
      { state: 'received', payment: { state: 'settled' } },
    ]);
    const failed = upToDate(told, withPayments(debit('failed')));
    expect(failed).toMatchObject([{ state: 'failed' }]);
    const returned = upToDate(failed, withPayments({ ...debit('failed'), returnedAt }));
    expect(returned).toMatchObject([{ state: 'returned' }]);
    expect(upToDate(returned, withPayments(debit('failed')))).toMatchObject([{ state: 'returned' }]);
  });

  it('goes once it is not so any more', () => {
    expect(upToDate(told, withPayments(debit('void')))).toEqual([]);
    const failed = endingsBetween(withPayments(debit('pending')), withPayments(debit('failed')));
    expect(upToDate(failed, withPayments(debit('settled')))).toEqual([]);
  });

  it('stays while the list lacks it, and is not told of another invoice', () => {
    expect(upToDate(told, withPayments())).toEqual(told);
    expect(upToDate(told, readyView({ id: 'inv_2' }))).toEqual([]);
  });

  it('is good news unless it failed', () => {
    expect(badgeFor(told)).toBe('good');
    expect(badgeFor(endingsBetween(withPayments(debit('pending')), withPayments(debit('failed'))))).toBe(
      'problem',
    );
  });
});
