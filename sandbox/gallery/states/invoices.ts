/** The invoice summary: every status, every type that differs, and every reason why it cannot be paid. */
import { actionReasonSchema, type Invoice, type InvoiceStatus } from '#lib/wisepay/schemas/invoice.ts';
import { type GalleryState, nameOf, panel } from '../gallery-state.ts';
import { invoiceOf, paymentOn, ready, refundOf, usd } from './base.ts';

/** An invoice that accepts no more payments. */
function closed(invoice: Invoice, reason: 'invoice_paid' | 'invoice_void' | 'not_permitted'): Invoice {
  const no = { allowed: false, reason } as const;
  return { ...invoice, actions: { ...invoice.actions, pay: no, terminal: no, remind: no } };
}

/** A status that the sandbox's ledger never reaches is set on the nearest invoice. */
function byStatus(): Readonly<Record<InvoiceStatus, Invoice>> {
  const outstanding = invoiceOf('20101');
  const paid = invoiceOf('20103');
  const overpaid = { ...paid, paid: usd(65000), balance: usd(-5000) };
  return {
    outstanding,
    part_paid: invoiceOf('20102'),
    paid,
    scheduled: invoiceOf('20106'),
    cancelled: closed({ ...outstanding, status: 'cancelled' }, 'invoice_void'),
    fixed: closed({ ...outstanding, status: 'fixed', balance: usd(0) }, 'invoice_paid'),
    payment_error: { ...outstanding, status: 'payment_error' },
    processing_error: { ...outstanding, status: 'processing_error' },
    deleted: closed({ ...outstanding, status: 'deleted' }, 'invoice_void'),
    error: { ...outstanding, status: 'error' },
    overpayment: { ...overpaid, status: 'overpayment' },
  };
}

/** A paid invoice with one refund. */
function afterRefund(change: Parameters<typeof refundOf>[0]): Invoice {
  return invoiceOf('20103', { payments: [{ ...paymentOn('20103'), refunds: [refundOf(change)] }] });
}

/** Invoices with special figures, names or buttons. */
function special(): Readonly<Record<string, Invoice>> {
  return {
    'credit-memo': invoiceOf('20110'),
    'without-payer-account': invoiceOf('20104'),
    'in-yen': invoiceOf('20107'),
    'in-dinars': invoiceOf('20108'),
    'bank-debit-not-settled': invoiceOf('INV-2024/0009.A'),
    'two-payments': invoiceOf('20111'),
    'long-names': invoiceOf('20101', {
      number: 'INV-2026/00071.B',
      company: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft & Partners',
      total: usd(12_345_678_90),
    }),
    'void-payment': invoiceOf('20102', { payments: [{ ...paymentOn('20102'), state: 'void' }] }),
    'failed-payment': invoiceOf('20102', {
      payments: [{ ...paymentOn('20102'), state: 'failed', failure: 'declined' }],
    }),
    'debit-returned': invoiceOf('INV-2024/0009.A', {
      payments: [
        {
          ...paymentOn('INV-2024/0009.A'),
          state: 'failed',
          failure: 'insufficient_funds',
          returnedAt: '2026-06-12T06:00:00.000Z',
        },
      ],
    }),
    'payment-error-to-check-in-wisepay': closed(
      { ...invoiceOf('20101'), status: 'payment_error' },
      'not_permitted',
    ),
    'status-with-a-reason': { ...invoiceOf('20101'), status: 'error', statusReason: 'bank_connection_lost' },
    overdue: invoiceOf('20102', { dueDate: '2026-06-12' }),
    refunded: afterRefund({ amount: usd(60000), surcharge: usd(1500), state: 'succeeded' }),
    'refunded-in-part': afterRefund({ state: 'succeeded' }),
    'refund-pending': afterRefund({}),
    'refunded-and-owed-again': {
      ...afterRefund({ amount: usd(60000), surcharge: usd(1500), state: 'succeeded' }),
      status: 'outstanding',
      paid: usd(0),
      balance: usd(60000),
    },
    'refunded-beyond-what-can-be-read': { ...afterRefund({ state: 'succeeded' }), refunded: usd(20000) },
  };
}

export function invoiceStates(): GalleryState[] {
  const outstanding = invoiceOf('20101');
  const drawn = ([name, invoice]: [string, Invoice]) =>
    panel(nameOf('invoice', name), { view: ready(invoice) });
  return [
    ...Object.entries(byStatus()).map(drawn),
    ...Object.entries(special()).map(drawn),
    panel('invoice-payments-screen-open', { view: ready(outstanding, { paymentScreenOpen: true }) }),
    ...actionReasonSchema.options.map((reason) => {
      const no = { allowed: false, reason } as const;
      const actions = { pay: no, terminal: no, remind: no, refund: no };
      return panel(nameOf('no-payment', reason), { view: ready({ ...outstanding, actions }) });
    }),
  ];
}
