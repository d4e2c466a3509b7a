/** The list of invoices, on its own screen and on a company's. */
import { formatMoney } from '#lib/money/money.ts';
import type { PsaInvoice } from '../../records.ts';
import type { Navigation } from '../screen.ts';
import { dateText } from './date-text.ts';
import { list } from './list.ts';

/** A list in which clicking a number opens the invoice, and clicking a company the company. */
export function invoiceList(invoices: readonly PsaInvoice[], navigation: Navigation): HTMLElement {
  return list(
    invoices,
    [
      {
        title: 'Invoice #',
        text: (invoice) => invoice.number,
        onClick: ({ recordId }) => navigation.go({ screen: 'invoice', recordId, tab: 'invoice' }),
      },
      { title: 'Type', text: (invoice) => invoice.type },
      {
        title: 'Company',
        text: (invoice) => invoice.company.name,
        onClick: ({ company }) => navigation.go({ screen: 'company', recordId: company.recordId }),
      },
      { title: 'Date', text: (invoice) => dateText(invoice.date) },
      { title: 'Due Date', text: (invoice) => dateText(invoice.dueDate) },
      { title: 'Status', text: () => 'Closed' },
      {
        title: 'Total',
        text: (invoice) => formatMoney(invoice.total, 'en-US'),
        cellClass: 'cw-ml-cell cw-amount',
      },
    ],
    'cw_InvoiceGrid',
  );
}
