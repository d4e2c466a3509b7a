import { describe, expect, test } from 'vitest';
import { refundableOf } from '#sandbox/wisepay/ledger/amounts.ts';
import { InvariantViolation } from '#sandbox/wisepay/ledger/check.ts';
import { Ledger } from '#sandbox/wisepay/ledger/ledger.ts';
import type { InvoiceRecord } from '#sandbox/wisepay/ledger/records.ts';
import { change, invoiceIn, payment, refund, terminalPayment, usd } from './support/records.ts';

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
  ])('is refused and changes nothing when %s', (_what, id, changes) => {
    const ledger = new Ledger();
    const before = ledger.state;
    expect(() => change(ledger, id, changes)).toThrow(Error);
    expect(ledger.state).toBe(before);
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
