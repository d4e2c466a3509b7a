import { describe, expect, test } from 'vitest';
import { balanceOf, payableOn, refundableOf } from '#sandbox/wisepay/ledger/amounts.ts';
import { InvariantViolation } from '#sandbox/wisepay/ledger/invariants.ts';
import { Ledger, withInvoice } from '#sandbox/wisepay/ledger/ledger.ts';
import { invoiceById } from '#sandbox/wisepay/ledger/lookup.ts';
import type {
  InvoiceRecord,
  PaymentRecord,
  RefundRecord,
  TerminalPaymentRecord,
} from '#sandbox/wisepay/ledger/records.ts';
import { invoiceView } from '#sandbox/wisepay/ledger/view.ts';

const usd = (value: number) => ({ value, currency: 'USD' });

const payment: PaymentRecord = {
  id: 'pay_test',
  at: '2026-05-01T10:00:00.000Z',
  method: { kind: 'card', brand: 'Visa', last4: '4242' },
  amount: usd(1000),
  surcharge: usd(25),
  state: 'settled',
  refunds: [],
};

const refund: RefundRecord = {
  id: 'ref_test',
  version: 1,
  amount: usd(1000),
  surcharge: usd(25),
  kind: 'refund',
  state: 'pending',
  reason: 'duplicate',
  by: 'Pat Admin',
  at: '2026-05-02T10:00:00.000Z',
};

const terminalPayment: TerminalPaymentRecord = {
  id: 'tp_test',
  version: 1,
  terminal: { id: 'trm_front', label: 'Front desk' },
  amount: usd(1000),
  total: usd(1000),
  state: 'waiting_for_card',
  cancelRequested: false,
};

function invoiceIn(ledger: Ledger, id: string): InvoiceRecord {
  const invoice = invoiceById(ledger.state, id);
  if (!invoice) throw new Error(`No ${id}`);
  return invoice;
}

function change(ledger: Ledger, id: string, changes: Partial<InvoiceRecord>): void {
  ledger.write((state) => withInvoice(state, id, (invoice) => ({ ...invoice, ...changes })));
}

describe('the seed as the POD sees it', () => {
  test.each([
    [
      'inv_5101',
      'outstanding',
      125000,
      { pay: true, terminal: true, remind: true, refund: 'nothing_refundable' },
    ],
    ['inv_5102', 'part_paid', 150000, { pay: true, terminal: true, remind: true, refund: true }],
    [
      'inv_5103',
      'paid',
      0,
      { pay: 'invoice_paid', terminal: 'invoice_paid', remind: 'invoice_paid', refund: true },
    ],
    [
      'inv_5104',
      'outstanding',
      7550,
      { pay: true, terminal: true, remind: 'no_payer_account', refund: 'nothing_refundable' },
    ],
    [
      'inv_5106',
      'scheduled',
      31000,
      { pay: true, terminal: true, remind: true, refund: 'nothing_refundable' },
    ],
    [
      'inv_5107',
      'outstanding',
      98000,
      { pay: true, terminal: 'no_terminal', remind: true, refund: 'nothing_refundable' },
    ],
    [
      'inv_5108',
      'paid',
      0,
      { pay: 'invoice_paid', terminal: 'invoice_paid', remind: 'invoice_paid', refund: true },
    ],
    [
      'inv_5109',
      'paid',
      0,
      { pay: 'invoice_paid', terminal: 'invoice_paid', remind: 'invoice_paid', refund: 'nothing_refundable' },
    ],
    [
      'inv_5110',
      'fixed',
      -12000,
      { pay: 'invoice_void', terminal: 'invoice_void', remind: 'invoice_void', refund: 'nothing_refundable' },
    ],
    [
      'inv_5111',
      'paid',
      0,
      { pay: 'invoice_paid', terminal: 'invoice_paid', remind: 'invoice_paid', refund: true },
    ],
  ])('%s is %s with a balance of %i', (id, status, balance, actions) => {
    const ledger = new Ledger();
    const view = invoiceView(invoiceIn(ledger, id), ledger.state, 'http://wisepay.localhost');
    const shown = Object.entries(view.actions).map(([name, action]) => [
      name,
      action.allowed || action.reason,
    ]);
    expect(view.status).toBe(status);
    expect(view.balance.value).toBe(balance);
    expect(Object.fromEntries(shown)).toEqual(actions);
  });

  test('an automatic payment is shown with its day until the invoice is paid', () => {
    const ledger = new Ledger();
    const shown = () => invoiceView(invoiceIn(ledger, 'inv_5106'), ledger.state, 'http://wisepay.localhost');
    expect(shown().scheduledPayment).toMatchObject({ method: 'Visa •••• 1881' });
    change(ledger, 'inv_5106', { payments: [{ ...payment, amount: usd(31000) }] });
    expect(shown().status).toBe('paid');
    expect(shown().scheduledPayment).toBeUndefined();
  });
});

describe('what follows from payments and refunds', () => {
  test('a refund leaves the invoice paid and lowers what can still be refunded', () => {
    const ledger = new Ledger();
    change(ledger, 'inv_5101', {
      payments: [{ ...payment, refunds: [{ ...refund, amount: usd(400), surcharge: usd(10) }] }],
    });
    const view = invoiceView(invoiceIn(ledger, 'inv_5101'), ledger.state, 'http://wisepay.localhost');
    expect(view.balance).toEqual(usd(124000));
    expect(view.refunded).toEqual(usd(400));
    expect(view.payments[0]).toMatchObject({
      refundable: usd(600),
      refunds: [{ destination: { last4: '4242' } }],
    });
    expect(view.activity.map(({ kind }) => kind)).toEqual(['refund', 'payment']);
  });

  test('a bank debit that bounces makes the invoice owed again', () => {
    const ledger = new Ledger();
    const [debit] = invoiceIn(ledger, 'inv_5109').payments;
    if (!debit) throw new Error('The seed has a debit');
    change(ledger, 'inv_5109', { payments: [{ ...debit, state: 'failed' }] });
    expect(balanceOf(invoiceIn(ledger, 'inv_5109'))).toEqual(usd(88000));
  });

  test('a card payment can be refunded before it settles, a bank debit cannot', () => {
    expect(refundableOf({ ...payment, state: 'pending' })).toEqual(usd(1000));
    expect(refundableOf({ ...payment, state: 'pending', method: { kind: 'bank_debit' } })).toEqual(usd(0));
  });

  test('what is waiting on a terminal cannot be paid a second time', () => {
    const ledger = new Ledger();
    change(ledger, 'inv_5101', { terminalPayments: [terminalPayment] });
    const invoice = invoiceIn(ledger, 'inv_5101');
    expect(payableOn(invoice)).toEqual(usd(124000));
    const view = invoiceView(invoice, ledger.state, 'http://wisepay.localhost');
    expect(view.openTerminalPayment).toMatchObject({ id: 'tp_test', invoiceId: 'inv_5101' });
    expect(view.terminals).toMatchObject([{ state: 'busy' }, { state: 'offline' }]);
  });

  test('a reminder is shown, and the next one has to wait', () => {
    const ledger = new Ledger();
    const at = new Date().toISOString();
    const to = 'billing@contoso-dental.example';
    change(ledger, 'inv_5101', { reminders: [{ id: 'rem_1', at, to, by: 'Pat Admin' }] });
    const view = invoiceView(invoiceIn(ledger, 'inv_5101'), ledger.state, 'http://wisepay.localhost');
    expect(view.reminders.last).toEqual({ at, to, by: 'Pat Admin' });
    expect(view.actions.remind).toEqual({ allowed: false, reason: 'cooldown' });
  });
});

describe('writing', () => {
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
