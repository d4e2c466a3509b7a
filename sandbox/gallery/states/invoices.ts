/** The invoice summary: every status, every type that differs, and every reason why it cannot be paid. */
import { actionReasonSchema, type Invoice, type InvoiceStatus } from '#lib/wisepay/schemas/invoice.ts';
import { type GalleryState, nameOf, panel } from '../gallery-state.ts';
import { invoiceOf, paymentOn, ready, usd } from './base.ts';

/** An invoice that accepts no more payments. */
function closed(invoice: Invoice, reason: 'invoice_paid' | 'invoice_void'): Invoice {
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
    'failed-payment': invoiceOf('20102', { payments: [{ ...paymentOn('20102'), state: 'failed' }] }),
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
