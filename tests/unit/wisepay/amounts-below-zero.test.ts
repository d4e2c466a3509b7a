import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { exampleInvoice, exampleRefund, exampleTerminalPayment } from '#lib/wisepay/contract/examples.ts';
import { invoiceSchema } from '#lib/wisepay/schemas/invoice.ts';
import { paymentSchema, refundSchema } from '#lib/wisepay/schemas/payment.ts';
import { terminalPaymentSchema } from '#lib/wisepay/schemas/terminal-payment.ts';

const below = { value: -1, currency: 'USD' };
const nothing = { value: 0, currency: 'USD' };
const [examplePayment] = exampleInvoice.payments;

/** Amounts that moved or may move are never negative, because sums and shares are computed from them. */
describe.each([
  ['a payment', paymentSchema, examplePayment, ['amount', 'surcharge', 'refunded', 'refundable']],
  ['a refund', refundSchema, exampleRefund, ['amount', 'surcharge']],
  [
    'a terminal payment',
    terminalPaymentSchema,
    exampleTerminalPayment,
    ['amount', 'surcharge', 'total', 'approved'],
  ],
  ['an invoice', invoiceSchema, exampleInvoice, ['paid', 'refunded']],
] as const)('%s', (_, schema, example, fields) => {
  it.each(fields)('is not taken with less than nothing for its %s', (field) => {
    expect(v.is(schema, { ...example, [field]: below })).toBe(false);
    expect(v.is(schema, { ...example, [field]: nothing })).toBe(true);
  });
});

it('a credit memo is taken: what is owed on it is less than nothing', () => {
  expect(v.is(invoiceSchema, { ...exampleInvoice, type: 'credit_memo', total: below, balance: below })).toBe(
    true,
  );
});
