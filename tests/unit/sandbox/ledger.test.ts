import { describe, expect, test } from 'vitest';
import { balanceOf, payableOn, refundableOf } from '#sandbox/wisepay/ledger/amounts.ts';
import { Ledger } from '#sandbox/wisepay/ledger/ledger.ts';
import { sendReminder } from '#sandbox/wisepay/ledger/reminders/send-reminder.ts';
import { change, invoiceIn, payment, refund, terminalPayment, usd, viewOf } from './support/records.ts';

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
      { pay: true, terminal: true, remind: true, refund: 'nothing_refundable' },
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
    const view = viewOf(ledger, id);
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
    const shown = () => viewOf(ledger, 'inv_5106');
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
    const view = viewOf(ledger, 'inv_5101');
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
    const view = viewOf(ledger, 'inv_5101');
    expect(view.openTerminalPayment).toMatchObject({ id: 'tp_test', invoiceId: 'inv_5101' });
    expect(view.terminals).toMatchObject([{ state: 'busy' }, { state: 'offline' }]);
  });

  test('a reminder is shown, and the next one has to wait', () => {
    const ledger = new Ledger();
    const { at, to } = sendReminder(ledger, {
      invoiceId: 'inv_5101',
      invoiceVersion: '1',
      by: 'Pat Admin',
      origin: 'http://wisepay.localhost',
    });
    const view = viewOf(ledger, 'inv_5101');
    expect(view.reminders.last).toEqual({ at, to, by: 'Pat Admin' });
    expect(view.actions.remind).toEqual({ allowed: false, reason: 'cooldown' });
  });
});
