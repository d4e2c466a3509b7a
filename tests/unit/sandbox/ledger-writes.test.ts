import { describe, expect, test } from 'vitest';
import { refundableOf } from '#sandbox/wisepay/ledger/amounts.ts';
import { Ledger } from '#sandbox/wisepay/ledger/ledger.ts';
import type { InvoiceRecord, PaymentRecord, TerminalPaymentRecord } from '#sandbox/wisepay/ledger/records.ts';
import { InvariantViolation } from '#sandbox/wisepay/ledger/rules/check.ts';
import { change, invoiceIn, payment, refund, terminalPayment, usd } from './support/records.ts';

const approved: TerminalPaymentRecord = {
  ...terminalPayment,
  state: 'approved',
  approved: usd(1000),
  paymentId: 'pay_test',
};
const taken: PaymentRecord = { ...payment, surcharge: usd(0), terminalPaymentId: terminalPayment.id };

test('what the tests below break is whole at first', () => {
  change(new Ledger(), 'inv_5101', { terminalPayments: [approved], payments: [taken] });
});

describe('a write', () => {
  test('a change gives the changed invoice, and only that one, the next version', () => {
    const ledger = new Ledger();
    change(ledger, 'inv_5101', { payments: [payment] });
    expect(invoiceIn(ledger, 'inv_5101').version).toBe(2);
    expect(invoiceIn(ledger, 'inv_5102').version).toBe(1);
  });

  test.each<[string, string, Partial<InvoiceRecord>]>([
    ['more is paid than owed', 'inv_5101', { payments: [{ ...payment, amount: usd(125001) }] }],
    ['anything is paid on a credit memo', 'inv_5110', { payments: [{ ...payment, amount: usd(1) }] }],
    ['an amount is not whole minor units', 'inv_5101', { payments: [{ ...payment, amount: usd(10.5) }] }],
    ['an amount is negative', 'inv_5101', { payments: [{ ...payment, amount: usd(-1) }] }],
    [
      'a payment has another currency',
      'inv_5101',
      { payments: [{ ...payment, amount: { value: 1000, currency: 'JPY' } }] },
    ],
    ['a payment is there twice', 'inv_5101', { payments: [payment, payment] }],
    [
      'a refund is above its payment',
      'inv_5101',
      { payments: [{ ...payment, refunds: [refund, { ...refund, id: 'ref_2', amount: usd(1) }] }] },
    ],
    [
      'a refund is above its surcharge',
      'inv_5101',
      { payments: [{ ...payment, refunds: [{ ...refund, surcharge: usd(26) }] }] },
    ],
    [
      'a terminal waits for two payments of an invoice',
      'inv_5101',
      {
        terminalPayments: [
          terminalPayment,
          { ...terminalPayment, id: 'tp_2', terminal: { id: 'trm_x', label: 'X' } },
        ],
      },
    ],
    [
      'a terminal waits for more than is owed',
      'inv_5104',
      { terminalPayments: [{ ...terminalPayment, amount: usd(7551) }] },
    ],
    [
      'a void gives back a part',
      'inv_5101',
      {
        payments: [
          { ...payment, state: 'pending', refunds: [{ ...refund, kind: 'void', amount: usd(999) }] },
        ],
      },
    ],
    [
      'a void stands beside a refund',
      'inv_5101',
      {
        payments: [
          {
            ...payment,
            amount: usd(0),
            surcharge: usd(0),
            refunds: [
              { ...refund, kind: 'void', amount: usd(0), surcharge: usd(0) },
              { ...refund, id: 'ref_2', amount: usd(0), surcharge: usd(0) },
            ],
          },
        ],
      },
    ],
    [
      'a payment is void without a void',
      'inv_5101',
      { payments: [{ ...payment, state: 'void', refunds: [] }] },
    ],
    [
      'a payment is still there after its void',
      'inv_5101',
      { payments: [{ ...payment, refunds: [{ ...refund, kind: 'void', state: 'succeeded' }] }] },
    ],
    [
      'a payment that has not settled is refunded',
      'inv_5101',
      { payments: [{ ...payment, state: 'pending', refunds: [refund] }] },
    ],
    [
      'a terminal payment’s total is not its parts',
      'inv_5101',
      { terminalPayments: [{ ...terminalPayment, surcharge: usd(1) }] },
    ],
    [
      'a terminal payment is approved without a payment',
      'inv_5101',
      { terminalPayments: [approved], payments: [] },
    ],
    [
      'a terminal payment is booked twice',
      'inv_5101',
      { terminalPayments: [approved], payments: [taken, { ...taken, id: 'pay_again' }] },
    ],
    [
      'a terminal payment books another sum than the card gave',
      'inv_5101',
      { terminalPayments: [approved], payments: [{ ...taken, amount: usd(999) }] },
    ],
    [
      'a whole approval is called a part',
      'inv_5101',
      { terminalPayments: [{ ...approved, state: 'partially_approved' }], payments: [taken] },
    ],
    [
      'a payment is booked for a card that was declined',
      'inv_5101',
      { terminalPayments: [{ ...terminalPayment, state: 'cancelled' }], payments: [taken] },
    ],
    ['a payment names a terminal payment that is not there', 'inv_5101', { payments: [taken] }],
    [
      'a reminder was accepted and no email went out',
      'inv_5101',
      { reminders: [{ id: 'rem_1', at: refund.at, to: 'a@example.org', by: 'Pat', state: 'accepted' }] },
    ],
  ])('is refused and changes nothing when %s', (_what, id, changes) => {
    const ledger = new Ledger();
    const before = ledger.state;
    expect(() => change(ledger, id, changes)).toThrow(Error);
    expect(ledger.state).toBe(before);
    expect(ledger.violations).toHaveLength(1);
    ledger.reset();
    expect(ledger.violations).toEqual([]);
  });

  test('one terminal cannot wait for cards for two invoices', () => {
    const ledger = new Ledger();
    change(ledger, 'inv_5101', { terminalPayments: [terminalPayment] });
    expect(() =>
      change(ledger, 'inv_5102', { terminalPayments: [{ ...terminalPayment, id: 'tp_other' }] }),
    ).toThrow(InvariantViolation);
  });

  test('a failed refund does not count against the payment', () => {
    const ledger = new Ledger();
    change(ledger, 'inv_5101', {
      payments: [
        {
          ...payment,
          refunds: [
            { ...refund, state: 'failed' },
            { ...refund, id: 'ref_2' },
          ],
        },
      ],
    });
    expect(refundableOf(invoiceIn(ledger, 'inv_5101').payments[0] ?? payment)).toEqual(usd(0));
  });
});

test('an email without a reminder is refused', () => {
  const ledger = new Ledger();
  const email = { reminderId: 'rem_1', at: refund.at, to: 'a@example.org', subject: '', text: '', link: '' };
  expect(() => ledger.write((state) => ({ ...state, outbox: [email] }))).toThrow(InvariantViolation);
  expect(ledger.state.outbox).toEqual([]);
});
