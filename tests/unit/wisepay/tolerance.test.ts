/** Only the unreadable part of an answer is left out, and named; values that no list of the contract's has are kept. */
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { showInvoice, showTerminalPayment } from '#lib/protocol/shown.ts';
import { invoiceSchema } from '#lib/wisepay/schemas/invoice.ts';
import { terminalPaymentSchema } from '#lib/wisepay/schemas/terminal-payment.ts';
import { namesOfUnread } from '#lib/wisepay/schemas/tolerant.ts';
import { samplePayment, sampleRefund } from '../support/payments.ts';
import { approvedTerminalPayment, sampleTerminalPayment } from '../support/terminal-payment.ts';
import { whole } from './support/whole-invoice.ts';

describe('lists of an invoice', () => {
  it('lose the entries that cannot be read, and tell how many', () => {
    const entry = { at: '2026-05-01T08:00:00Z', kind: 'note' };
    const invoice = v.parse(invoiceSchema, {
      ...whole,
      terminals: [null, { id: 'trm_1', label: null, state: 'in_repair' }],
      activity: [entry, { ...entry, at: '2026-05-01T08:00:00' }, 'paid', { kind: 'note' }],
    });
    expect(invoice.terminals).toEqual([{ id: 'trm_1', label: 'trm_1', state: 'in_repair' }]);
    expect(invoice.activity).toEqual([entry]);
    expect(invoice.unreadable).toEqual({ terminals: 1, activity: 3 });
  });

  it('may be longer than anybody reads', () => {
    const activity = Array.from({ length: 3_000 }, () => ({ at: '2026-05-31T12:00:00Z', kind: 'note' }));
    const shown = showInvoice(v.parse(invoiceSchema, { ...whole, activity }));
    expect(shown.activity).toHaveLength(50);
    expect(shown.olderActivity).toBe(2_950);
  });
});

describe('values in no list of the contract’s', () => {
  it.each<[string, Record<string, unknown>]>([
    ['a state of the invoice', { status: 'disputed' }],
    ['a type of invoice', { type: 'adjustment' }],
    ...['wallet', 'cash', 'cheque'].map((kind): [string, Record<string, unknown>] => [
      `a way of paying: ${kind}`,
      { payments: [{ ...samplePayment, method: { kind } }] },
    ]),
    ['a state of a payment', { payments: [{ ...samplePayment, state: 'disputed' }] }],
    [
      'kind, state and reason of a refund',
      {
        payments: [
          {
            ...samplePayment,
            refunds: [{ ...sampleRefund, kind: 'reversal', state: 'in_review', reason: 'fraud' }],
          },
        ],
      },
    ],
    ['a reason why not', { actions: { ...whole.actions, pay: { allowed: false, reason: 'on_hold' } } }],
    ['a state of a terminal', { terminals: [{ id: 'trm_1', label: 'Desk', state: 'updating' }] }],
    [
      'a state of a terminal payment',
      { openTerminalPayment: { ...sampleTerminalPayment, state: 'pin_retry' } },
    ],
    ['a kind of activity', { activity: [{ at: '2026-05-01T08:00:00Z', kind: 'chargeback' }] }],
  ])('are kept as WisePay writes them: %s', (_, change) => {
    const answer = { ...whole, ...change };
    expect(v.parse(invoiceSchema, answer)).toMatchObject(change);
    expect(namesOfUnread(invoiceSchema, answer)).toEqual([]);
  });

  it.each(['', '  ', 'x'.repeat(61), 7, null, ['paid']])('are text that can be shown: %j', (status) => {
    expect(v.is(invoiceSchema, { ...whole, status })).toBe(false);
  });
});

describe('a busy terminal', () => {
  it.each<[string, unknown, unknown]>([
    ['all', { invoiceNumber: '20114', by: 'Dana Fox' }, { invoiceNumber: '20114', by: 'Dana Fox' }],
    ['no name', { invoiceNumber: '20114', by: ' ' }, { invoiceNumber: '20114' }],
    ['a number that is no text', { invoiceNumber: 20114, by: 'Dana Fox' }, { by: 'Dana Fox' }],
    ['nothing', {}, {}],
    ['null', null, undefined],
    ['text', 'Dana Fox', undefined],
  ])('is read, with what can be read of its payment: %s', (_, busyWith, read) => {
    const terminal = { id: 'trm_1', label: 'Desk', state: 'busy' };
    const invoice = v.parse(invoiceSchema, { ...whole, terminals: [{ ...terminal, busyWith }] });
    expect(invoice.terminals).toEqual([{ ...terminal, ...(read !== undefined && { busyWith: read }) }]);
    expect(showInvoice(invoice).terminals).toEqual(invoice.terminals);
  });
});

describe('a terminal payment whose card is hardly told', () => {
  it.each<[string, unknown, unknown]>([
    ['no digits', { brand: 'interac', last4: null }, { brand: 'interac' }],
    ['no digits, left out', { brand: 'interac' }, { brand: 'interac' }],
    ['three digits', { brand: 'Visa', last4: '424' }, { brand: 'Visa' }],
    ['empty digits', { brand: 'Visa', last4: '' }, { brand: 'Visa' }],
    ['no brand', { brand: null, last4: '4242' }, { last4: '4242' }],
    ['a blank brand', { brand: ' ', last4: '4242' }, { last4: '4242' }],
    ['nothing', {}, {}],
    ['null', null, undefined],
    ['text', 'interac', undefined],
  ])('is read: %s', (_, card, read) => {
    const payment = v.parse(terminalPaymentSchema, { ...approvedTerminalPayment, card });
    expect(payment.card).toEqual(read);
    expect(payment).toMatchObject({ state: 'approved', approved: approvedTerminalPayment.approved });
  });
});

describe('the times of a terminal payment', () => {
  it('reach the panel as WisePay writes them', () => {
    const { createdAt, endedAt } = approvedTerminalPayment;
    const payment = v.parse(terminalPaymentSchema, approvedTerminalPayment);
    expect(showTerminalPayment(payment)).toMatchObject({ createdAt, endedAt });
  });

  it.each(['2026-05-31 12:00', '2026-02-31T25:00:00Z', 'yesterday', '', 1_780_000_000, null, {}])(
    'are left out if they cannot be read, and the payment is read: %j',
    (time) => {
      const answer = { ...approvedTerminalPayment, createdAt: time, endedAt: time };
      const payment = v.parse(terminalPaymentSchema, answer);
      expect(payment).toMatchObject({ state: 'approved', createdAt: undefined, endedAt: undefined });
      const named = time === null ? [] : ['createdAt', 'endedAt'];
      expect(namesOfUnread(terminalPaymentSchema, answer)).toEqual(named);
    },
  );
});

describe('what fell away', () => {
  it('is named by the contract’s names, without places and values, each once', () => {
    const odd = { ...samplePayment, method: { kind: 'card', last4: '424' }, at: 'yesterday' };
    const answer = {
      ...whole,
      payments: [odd, odd, { ...samplePayment, amount: null }],
      payer: { account: true, email: '' },
    };
    expect(namesOfUnread(invoiceSchema, answer).toSorted()).toEqual([
      'payer.email',
      'payments.amount',
      'payments.at',
      'payments.method.last4',
    ]);
    expect(namesOfUnread(invoiceSchema, whole)).toEqual([]);
  });

  it('is nothing where a provider writes null for what it has not', () => {
    expect(namesOfUnread(invoiceSchema, { ...whole, dueDate: null, scheduledPayment: null })).toEqual([]);
  });
});
