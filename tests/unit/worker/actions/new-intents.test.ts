import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { CodedError } from '#lib/errors.ts';
import { exactly } from '#lib/money/money-range.ts';
import type { Invoice } from '#lib/wisepay/schemas/invoice.ts';
import { paymentSchema } from '#lib/wisepay/schemas/payment.ts';
import { reminderRequestSchema } from '#lib/wisepay/schemas/reminder.ts';
import {
  refundRequestSchema,
  terminalCancelRequestSchema,
  terminalPaymentRequestSchema,
} from '#lib/wisepay/schemas/requests.ts';
import { newRefund } from '#lib/worker/actions/refund.ts';
import { newReminder } from '#lib/worker/actions/remind.ts';
import { newTerminalCancel, newTerminalPayment } from '#lib/worker/actions/terminal.ts';
import type { NewIntent } from '#lib/worker/operations/intent.ts';
import { sampleInvoice } from '../../support/invoices.ts';
import { sampleDebit, samplePayment } from '../../support/payments.ts';
import { sampleTerminalPayment } from '../../support/terminal-payment.ts';

const mountId = crypto.randomUUID();
const intentId = crypto.randomUUID();
const money = (value: number, currency = 'USD') => ({ value, currency });

/** The code with which the POD refuses, which is WisePay's own; throws if it does not refuse. */
function refusalOf(make: () => NewIntent) {
  try {
    make();
  } catch (error) {
    if (error instanceof CodedError && error.code === 'refused') return error.details.problemCode;
    throw error;
  }
  throw new Error('It is not refused');
}

/** Amounts that are never sent if `most` minor units are left. */
const impossible = (most: number): [string, ReturnType<typeof money>][] => [
  ['one cent more than is left', money(most + 1)],
  ['nothing', money(0)],
  ['less than nothing', money(-1)],
  ['another currency', money(100, 'EUR')],
  ['another currency of the same worth', money(most, 'CAD')],
];

describe('sending to a terminal', () => {
  const newIntent = (amount = money(100000), invoice: Invoice = sampleInvoice) =>
    newTerminalPayment(invoice, {
      kind: 'pod.terminal',
      mountId,
      invoiceId: 'inv_1',
      intentId,
      terminalId: 'trm_1',
      amount,
      invoiceVersion: '1',
    });

  it.each([1, 99999, 100000])('asks for what the person typed, up to the balance: %d cents', (value) => {
    expect(newIntent(money(value))).toEqual({
      key: intentId,
      kind: 'terminal',
      target: 'invoice inv_1',
      invoiceId: 'inv_1',
      request: {
        path: '/invoices/inv_1/terminal-payments',
        body: { terminalId: 'trm_1', amount: money(value), invoiceVersion: '1' },
      },
      total: exactly(money(value)),
    });
  });

  it('notes the total that the person confirmed: a range where the surcharge depends on the card', () => {
    const rules = [{ method: 'card', percent: 3, cardKind: 'credit' }];
    const surcharged = { ...sampleInvoice, surcharge: rules };
    expect(newIntent(money(1000), surcharged).total).toEqual({ least: money(1000), most: money(1030) });
  });

  it.each([
    ['cannot be read', null],
    ['are in another currency', [{ method: 'card', fixed: { value: 1, currency: 'EUR' } }]],
  ])('goes out without a noted total where the surcharge rules %s', (_, surcharge) => {
    const { total, request } = newIntent(money(1000), { ...sampleInvoice, surcharge });
    expect(total).toBeUndefined();
    expect(request.body).toMatchObject({ amount: money(1000) });
  });

  it('keeps the contract', () => {
    expect(v.is(terminalPaymentRequestSchema, newIntent().request.body)).toBe(true);
  });

  it.each(impossible(100000))('never asks for %s', (_, amount) => {
    expect(refusalOf(() => newIntent(amount))).toBe('amount_above_balance');
  });

  it('is measured by what is owed, not by the total', () => {
    expect(refusalOf(() => newIntent(sampleInvoice.total))).toBe('amount_above_balance');
  });

  it('has one target for all terminals: an invoice is never on two at once', () => {
    const other = newTerminalPayment(sampleInvoice, {
      kind: 'pod.terminal',
      mountId,
      invoiceId: 'inv_1',
      intentId,
      terminalId: 'trm_2',
      amount: money(1),
      invoiceVersion: '1',
    });
    expect(other.target).toBe(newIntent().target);
  });

  it('keeps an id apart from the address', () => {
    expect(newIntent(money(1), { ...sampleInvoice, id: '../x?y=1' }).request.path).toBe(
      '/invoices/..%2Fx%3Fy%3D1/terminal-payments',
    );
  });
});

describe('cancelling', () => {
  const open = { ...sampleInvoice, openTerminalPayment: sampleTerminalPayment };
  const cancel = (terminalPaymentId: string, invoice: Invoice = open) =>
    newTerminalCancel(invoice, {
      kind: 'pod.terminal_cancel',
      mountId,
      invoiceId: 'inv_1',
      intentId,
      terminalPaymentId,
    });

  it('names the payment that is open', () => {
    expect(cancel('tp_1')).toEqual({
      key: intentId,
      kind: 'terminal_cancel',
      target: 'terminal payment tp_1',
      invoiceId: 'inv_1',
      request: { path: '/terminal-payments/tp_1/cancel', body: {} },
    });
    expect(v.is(terminalCancelRequestSchema, cancel('tp_1').request.body)).toBe(true);
  });

  it.each([
    ['another one is open by now', 'tp_0', open],
    ['none is open any more', 'tp_1', sampleInvoice],
  ])('is too late when %s', (_, id, invoice) => {
    expect(refusalOf(() => cancel(id, invoice))).toBe('too_late');
  });

  it('does not wait for the charge of which nothing was heard', () => {
    expect(cancel('tp_1').target).not.toBe('invoice inv_1');
  });
});

describe('refunding', () => {
  const invoice: Invoice = {
    ...sampleInvoice,
    payments: [{ ...samplePayment, refunded: money(10000), refundable: money(50000) }, sampleDebit],
  };
  const part = {
    intentId,
    paymentId: 'pay_1',
    amount: money(50000),
    includesSurcharge: true,
    refundedSoFar: money(10000),
  };

  it('names the payment, and says what the person saw of it', () => {
    const newIntent = newRefund(invoice, part, { reason: 'overcharged', note: 'Agreed.' }, '7');
    expect(newIntent).toEqual({
      key: intentId,
      kind: 'refund',
      target: 'payment pay_1',
      invoiceId: 'inv_1',
      request: {
        path: '/payments/pay_1/refunds',
        body: {
          amount: money(50000),
          includesSurcharge: true,
          reason: 'overcharged',
          note: 'Agreed.',
          refundedSoFar: money(10000),
          invoiceVersion: '7',
        },
      },
      total: exactly(money(51500)),
    });
    expect(v.is(refundRequestSchema, newIntent.request.body)).toBe(true);
  });

  it('may leave the surcharge and the note out', () => {
    const { body } = newRefund(
      invoice,
      { ...part, includesSurcharge: false },
      { reason: 'other' },
      '7',
    ).request;
    expect(body).toMatchObject({ includesSurcharge: false });
    expect(body).not.toHaveProperty('note');
    expect(v.is(refundRequestSchema, body)).toBe(true);
  });

  it('sends what the person saw even where more was refunded since: WisePay refuses it then', () => {
    const { body } = newRefund(
      invoice,
      { ...part, refundedSoFar: money(0) },
      { reason: 'other' },
      '6',
    ).request;
    expect(body).toMatchObject({ refundedSoFar: money(0), invoiceVersion: '6' });
  });

  it.each(impossible(50000))('never gives back %s', (_, amount) => {
    expect(refusalOf(() => newRefund(invoice, { ...part, amount }, { reason: 'other' }, '1'))).toBe(
      'refund_above_remaining',
    );
  });

  it('is measured by its own payment, not by another one with more left', () => {
    const small = { ...part, paymentId: 'pay_2', amount: money(20001), refundedSoFar: money(0) };
    expect(refusalOf(() => newRefund(invoice, small, { reason: 'other' }, '1'))).toBe(
      'refund_above_remaining',
    );
  });

  it('never touches a payment of another invoice', () => {
    const foreign = { ...part, paymentId: 'pay_9' };
    expect(refusalOf(() => newRefund(invoice, foreign, { reason: 'other' }, '1'))).toBe('not_refundable');
  });
});

describe('refunding a payment in a state that the POD does not know', () => {
  it('is refused: whether it would be refunded or voided cannot be told', () => {
    const payments = [{ ...samplePayment, state: v.parse(paymentSchema.entries.state, 'disputed') }];
    const part = {
      intentId,
      paymentId: samplePayment.id,
      amount: money(100),
      includesSurcharge: true,
      refundedSoFar: money(0),
    };
    const make = () => newRefund({ ...sampleInvoice, payments }, part, { reason: 'other' }, '1');
    expect(refusalOf(make)).toBe('not_refundable');
    payments.splice(0, 1, samplePayment);
    expect(make()).toMatchObject({ kind: 'refund' });
  });
});

describe('reminding', () => {
  it('says which version of the invoice the person saw', () => {
    const newIntent = newReminder(sampleInvoice, {
      kind: 'pod.remind',
      mountId,
      invoiceId: 'inv_1',
      intentId,
      invoiceVersion: '3',
    });
    expect(newIntent).toEqual({
      key: intentId,
      kind: 'remind',
      target: 'reminder inv_1',
      invoiceId: 'inv_1',
      request: { path: '/invoices/inv_1/reminders', body: { invoiceVersion: '3' } },
    });
    expect(v.is(reminderRequestSchema, newIntent.request.body)).toBe(true);
  });
});
