import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { idSchema, timestampSchema } from '#lib/wisepay/schemas/common.ts';
import { invoiceSchema } from '#lib/wisepay/schemas/invoice.ts';
import { operationSchema } from '#lib/wisepay/schemas/operation.ts';
import { paymentMethodSchema, paymentSchema, refundSchema } from '#lib/wisepay/schemas/payment.ts';
import { paymentSessionSchema } from '#lib/wisepay/schemas/payment-session.ts';
import { problemSchema } from '#lib/wisepay/schemas/problem.ts';
import { terminalPaymentSchema } from '#lib/wisepay/schemas/terminal-payment.ts';
import { sampleInvoice } from '../support/invoices.ts';
import { samplePayment, sampleRefund } from '../support/payments.ts';
import { sampleTerminalPayment } from '../support/terminal-payment.ts';

const inYen = (payment: typeof sampleTerminalPayment) => ({
  ...payment,
  amount: { ...payment.amount, currency: 'JPY' },
});

const isInvoice = (change: Record<string, unknown>) => v.is(invoiceSchema, { ...sampleInvoice, ...change });

describe('an invoice from WisePay', () => {
  it('survives the wire unchanged', () => {
    expect(v.parse(invoiceSchema, JSON.parse(JSON.stringify(sampleInvoice)))).toEqual(sampleInvoice);
  });

  it('is not hidden by something that happened in another currency', () => {
    const entry = { at: '2026-05-31T12:00:00Z', kind: 'refund', amount: { value: 100, currency: 'JPY' } };
    expect(v.is(invoiceSchema, { ...sampleInvoice, activity: [entry] })).toBe(true);
  });

  it.each([
    ...['id', 'version', 'recordId', 'number', 'type', 'merchantId', 'currency', 'status'],
    ...['total', 'paid', 'refunded', 'balance', 'payments', 'actions'],
  ])('is refused without its %s', (field) => {
    const { [field]: _gone, ...rest }: Record<string, unknown> = sampleInvoice;
    expect(v.is(invoiceSchema, rest)).toBe(false);
    expect(isInvoice({ [field]: null })).toBe(false);
  });

  it.each<[string, Record<string, unknown>]>([
    ['an amount that is not whole', { balance: { value: 10.5, currency: 'USD' } }],
    ['an amount without a currency', { total: { value: 1000 } }],
    ['an empty id', { id: '' }],
    ['an empty version', { version: '' }],
    ['a version without end', { version: 'x'.repeat(201) }],
    ['a charge on a terminal in another currency', { openTerminalPayment: inYen(sampleTerminalPayment) }],
    ['a payment list without end', { payments: Array(1_001).fill(samplePayment) }],
    ['an amount beyond all invoices', { balance: { value: 10 ** 12 + 1, currency: 'USD' } }],
  ])('is refused with %s', (_, change) => {
    expect(isInvoice(change)).toBe(false);
  });
});

describe('a payment from WisePay', () => {
  it.each(['4111111111111111', '42424', '42', 'x242'])(
    'never brings more of a card than its last four: %s',
    (last4) => {
      expect(v.parse(paymentMethodSchema, { kind: 'card', last4 })).toEqual({ kind: 'card' });
      expect(v.parse(paymentMethodSchema, { kind: 'card', last4: '4242' })).toHaveProperty('last4', '4242');
      const destination = { brand: 'Visa', last4 };
      expect(v.parse(refundSchema, { ...sampleRefund, destination }).destination).toEqual({ brand: 'Visa' });
      const card = { brand: 'Visa', last4 };
      expect(v.parse(terminalPaymentSchema, { ...sampleTerminalPayment, card }).card).toEqual({
        brand: 'Visa',
      });
    },
  );

  it('needs to say what can still be refunded', () => {
    const usd = { value: 100, currency: 'USD' };
    const payment = {
      id: 'pay_1',
      at: '2026-05-31T12:00:00Z',
      method: { kind: 'bank_debit' },
      amount: usd,
      surcharge: usd,
      refunded: usd,
      refundable: usd,
      state: 'settled',
      refunds: [],
    };
    expect(v.is(paymentSchema, payment)).toBe(true);
    const { refundable: _gone, ...rest } = payment;
    expect(v.is(paymentSchema, rest)).toBe(false);
  });
});

describe('what became of a request', () => {
  it.each([
    [{ state: 'running', kind: 'payment_session' }, true],
    [{ state: 'done', kind: 'payment_session', status: 201, body: { url: 'https://a.example' } }, true],
    [{ state: 'done', kind: 'payment_session' }, false],
    [{ state: 'done', kind: 'refund', status: 0, body: {} }, false],
    [{ state: 'done', kind: 'refund', status: 202.5, body: {} }, false],
    [{ state: 'done', kind: 'refund', status: 600, body: {} }, false],
    [{ state: 'lost', kind: 'payment_session' }, false],
  ])('%j is readable: %s', (operation, readable) => {
    expect(v.is(operationSchema, operation)).toBe(readable);
  });
});

describe('an identifier of WisePay’s', () => {
  it.each([['inv_5101'], ['3c1f7a52-9f5e'], ['a/b?c#d'], ['...'], ['%2e%2e'], ['~'.repeat(200)]])(
    'stays one part of an address: %s',
    (id) => {
      expect(v.is(idSchema, id)).toBe(true);
      const { pathname } = new URL(`https://a.example/invoices/${encodeURIComponent(id)}/reminders`);
      expect(decodeURIComponent(pathname.split('/')[2] ?? '')).toBe(id);
    },
  );

  it.each([[''], ['.'], ['..'], ['\ud800'], ['inv 1'], ['inv_1\n'], ['é'], ['a'.repeat(201)]])(
    'is never %j',
    (id) => {
      expect(v.is(idSchema, id)).toBe(false);
    },
  );
});

describe('a moment from WisePay', () => {
  it.each([['2026-05-31T12:00:00Z'], ['2026-05-31T12:00:00.123Z'], ['2026-05-31T12:00:00+00:00']])(
    'can be %s',
    (text) => {
      expect(v.is(timestampSchema, text)).toBe(true);
    },
  );

  it.each([['2026-02-28T23:59:59+05'], ['2026-13-01T00:00:00Z'], ['soon']])(
    'is never one that no clock reads: %s',
    (text) => {
      expect(v.is(timestampSchema, text)).toBe(false);
    },
  );
});

describe('other answers', () => {
  it('a payments screen needs an address and an end', () => {
    expect(v.is(paymentSessionSchema, { url: 'https://a.example/', expiresAt: '2026-05-31T12:00:00Z' })).toBe(
      true,
    );
    for (const url of [
      ' https://a.example/',
      'https://a.example/ ',
      'https://a.example/\n',
      'https://ä.example/',
    ]) {
      expect(v.is(paymentSessionSchema, { url, expiresAt: '2026-05-31T12:00:00Z' })).toBe(false);
    }
    expect(v.is(paymentSessionSchema, { url: '/pay/1', expiresAt: '2026-05-31T12:00:00Z' })).toBe(false);
    expect(v.is(paymentSessionSchema, { url: 'https://a.example/', expiresAt: 'soon' })).toBe(false);
  });

  it('a refusal has a status that refuses', () => {
    expect(v.is(problemSchema, { status: 409, code: 'invoice_paid' })).toBe(true);
    expect(v.is(problemSchema, { status: 302, code: 'invoice_paid' })).toBe(false);
  });
});
