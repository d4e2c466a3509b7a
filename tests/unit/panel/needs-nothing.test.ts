import { describe, expect, it } from 'vitest';
import { needsNothing } from '#lib/panel/needs-nothing.ts';
import { showInvoice, showTerminalPayment } from '#lib/protocol/shown.ts';
import type { ReadyView } from '#lib/protocol/views.ts';
import type { InvoiceStatus } from '#lib/wisepay/schemas/invoice.ts';
import type { Refund } from '#lib/wisepay/schemas/payment.ts';
import { paidInvoice, readyView } from '../support/invoices.ts';
import { sampleDebit, samplePayment, sampleRefund } from '../support/payments.ts';
import { sampleTerminalPayment } from '../support/terminal-payment.ts';

const terminalPaymentOf = () => showTerminalPayment(sampleTerminalPayment);

/** After the sample refund. */
const later = '2026-05-22T09:30:00Z';

const paid = (change: Partial<ReadyView> = {}): ReadyView => ({
  ...readyView(showInvoice(paidInvoice)),
  ...change,
});

describe('an invoice that leaves nothing to do', () => {
  it.each(['paid', 'cancelled', 'deleted'] as const)('is one that is %s', (status) => {
    expect(needsNothing(readyView({ ...showInvoice(paidInvoice), status }))).toBe(true);
  });

  it.each([
    'outstanding',
    'part_paid',
    'scheduled',
    'fixed',
    'payment_error',
    'processing_error',
    'error',
    'overpayment',
    'something_new' as InvoiceStatus,
  ] as const)('is not one that is %s', (status) => {
    expect(needsNothing(readyView({ ...showInvoice(paidInvoice), status }))).toBe(false);
  });

  it('is not one that can be paid, whatever its status', () => {
    expect(needsNothing(readyView({ status: 'paid' }))).toBe(false);
  });

  it.each<[string, boolean, ...Partial<Refund>[]]>([
    ['whose refund is pending', false, { state: 'pending' }],
    ['whose refund WisePay reports in words of its own', false, { state: 'in_review' as Refund['state'] }],
    ['whose refund failed', false, { state: 'failed' }],
    ['whose last refund of a payment failed', false, { state: 'failed', at: later }, { state: 'succeeded' }],
    ['whose failed refund has no time', false, { state: 'failed', at: undefined }, { state: 'succeeded' }],
    ['whose failed refund was made again', true, { state: 'failed' }, { state: 'succeeded', at: later }],
    ['whose refund succeeded', true, { state: 'succeeded' }],
  ])('with a refund: one %s (%s)', (_, expected, ...changes) => {
    const refunds = changes.map((change, index) => ({ ...sampleRefund, id: `ref_${index}`, ...change }));
    const invoice = { ...showInvoice(paidInvoice), payments: [{ ...samplePayment, refunds }] };
    expect(needsNothing(readyView(invoice))).toBe(expected);
  });

  it('is not one where a refund of one payment failed and one of another payment succeeded later', () => {
    const payments = [
      { ...samplePayment, refunds: [{ ...sampleRefund, state: 'failed' as const }] },
      { ...sampleDebit, refunds: [{ ...sampleRefund, id: 'ref_2', state: 'succeeded' as const, at: later }] },
    ];
    expect(needsNothing(readyView({ ...showInvoice(paidInvoice), payments }))).toBe(false);
  });

  it('is not one with something under way or to be read', () => {
    expect(needsNothing(paid())).toBe(true);
    expect(needsNothing(paid({ live: true }))).toBe(false);
    const operation = { intentId: 'a', kind: 'refund', state: 'refused' } as const;
    expect(needsNothing(paid({ operations: [operation] }))).toBe(false);
    expect(needsNothing(paid({ leftPayments: [terminalPaymentOf()] }))).toBe(false);
    expect(needsNothing(paid({ terminalPayment: terminalPaymentOf() }))).toBe(false);
    expect(
      needsNothing(paid({ leftElsewhere: [{ invoiceNumber: '20102', payment: terminalPaymentOf() }] })),
    ).toBe(false);
  });
});
