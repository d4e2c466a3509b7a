import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { invoiceSchema } from '#lib/wisepay/schemas/invoice.ts';
import { paymentSchema } from '#lib/wisepay/schemas/payment.ts';
import { terminalPaymentSchema } from '#lib/wisepay/schemas/terminal-payment.ts';
import { sampleInvoice } from '../support/invoices.ts';
import { samplePayment } from '../support/payments.ts';
import { approvedTerminalPayment } from '../support/terminal-payment.ts';

describe('a surcharge rule from WisePay', () => {
  it.each([
    [{ method: 'card', percent: 2.5 }],
    [{ method: 'card', cardKind: 'debit', brand: 'Visa', percent: 0 }],
    [{ method: 'card', cardKind: 'deferred_charge', brand: 'Zorin' }],
    [{ method: 'card', cardKind: null, brand: null, percent: 2.5 }],
    [{ method: 'card', cardKind: '', percent: 2.5, tier: 'premium' }],
    [{ method: 'wallet', percent: 1 }],
  ])('can be read, whatever kinds and brands there are: %j', (rule) => {
    expect(v.parse(invoiceSchema, { ...sampleInvoice, surcharge: [rule] }).surcharge).not.toBeNull();
  });

  it.each([
    [[{ method: 'card', percent: 101 }]],
    [
      [
        { method: 'card', percent: 1 },
        { method: 'card', percent: '2.5' },
      ],
    ],
    [[{ method: 'card', cardKind: 7, percent: 2.5 }]],
    ['2.5'],
    [undefined],
  ])('that cannot be read takes away the surcharge, and not the invoice: %j', (surcharge) => {
    expect(v.parse(invoiceSchema, { ...sampleInvoice, surcharge }).surcharge).toBeNull();
  });
});

describe('a rule for surcharges in refunds', () => {
  it.each(['included', 'left_out', 'never'])('is kept: %s', (surchargeInRefunds) => {
    const invoice = v.parse(invoiceSchema, { ...sampleInvoice, surchargeInRefunds });
    expect(invoice.surchargeInRefunds).toBe(surchargeInRefunds);
  });

  it.each(['by_request', null, true])('that nobody knows is as none: %j', (surchargeInRefunds) => {
    const invoice = v.parse(invoiceSchema, { ...sampleInvoice, surchargeInRefunds });
    expect(invoice.surchargeInRefunds).toBeUndefined();
  });

  it('of one payment that cannot be read is as none', () => {
    const payment = v.parse(paymentSchema, { ...samplePayment, surchargeRefundable: null });
    expect(payment.surchargeRefundable).toBeUndefined();
  });
});

describe('a card from a terminal', () => {
  const withKind = (kind: unknown) => ({
    ...approvedTerminalPayment,
    card: { ...approvedTerminalPayment.card, kind },
  });

  it.each([
    ['debit', 'debit'],
    ['deferred_charge', 'deferred_charge'],
    [null, undefined],
    [7, undefined],
  ])('is of kind %j as far as that can be read', (kind, read) => {
    expect(v.parse(terminalPaymentSchema, withKind(kind)).card?.kind).toBe(read);
  });
});
