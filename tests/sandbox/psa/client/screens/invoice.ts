/** The invoice screen: one record, three tabs. */
import { formatMoney } from '#lib/money.ts';
import { type InvoiceTab, naming } from '../../places.ts';
import type { PsaInvoice } from '../../records.ts';
import type { ButtonSpec } from '../button.ts';
import { dateText } from '../date-text.ts';
import { openDialog } from '../dialog.ts';
import { list } from '../list.ts';
import { invoices, settings } from '../page.ts';
import type { FieldSpec } from '../pod.ts';
import type { Navigation, ScreenBody, ScreenContent } from '../screen.ts';

const tabs: readonly { readonly tab: InvoiceTab; readonly label: string }[] = [
  { tab: 'invoice', label: 'Invoice' },
  { tab: 'time', label: 'Time' },
  { tab: 'routing', label: 'Routing' },
];

export function invoiceScreen(invoice: PsaInvoice, tab: InvoiceTab, navigation: Navigation): ScreenContent {
  const { recordId, number, company } = invoice;
  const { signals, invoiceIn } = settings;
  return {
    token: naming.invoice.token,
    showsToken: signals.rootClass,
    breadcrumb: ['Finance', 'Invoice Search', 'Invoice'],
    banner: signals.banner ? `Invoice #${number} - ${company.name}` : 'Invoice',
    toolbar: toolbar(invoice, tab, navigation),
    tabs: tabs.map(({ tab: target, label }) => ({
      label,
      active: target === tab,
      onClick: () => navigation.go({ screen: 'invoice', recordId, tab: target }),
    })),
    body: bodies[tab](invoice, navigation),
    inFrame: invoiceIn === 'iframe',
  };
}

const bodies: Readonly<Record<InvoiceTab, (invoice: PsaInvoice, navigation: Navigation) => ScreenBody>> = {
  invoice(invoice, navigation) {
    const { recordId, number, type, company, total, date, dueDate } = invoice;
    const ids = settings.signals.fields;
    const text = (label: string, value: string, more: Partial<FieldSpec> = {}): FieldSpec => ({
      label,
      value,
      kind: 'input',
      ...more,
    });
    const printedTotal = formatMoney(total, 'en-US');
    return {
      kind: 'pods',
      columns: [
        [
          {
            name: 'finance_invoice_invoice',
            title: 'Invoice',
            fields: [
              // Ids by analogy with the service screens' `SR_Service_RecID-input`.
              text('Invoice Number', number, ids ? { id: 'Invoice_Number-input' } : {}),
              text('Record', String(recordId), ids ? { id: 'Billing_Log_RecID-input' } : {}),
              text('Type', type, { fieldClass: 'cw_type' }),
              text('Invoice Date', dateText(date)),
              text('Due Date', dateText(dueDate)),
              text('Billing Status', 'Closed', { fieldClass: 'cw_status' }),
            ],
          },
        ],
        [
          {
            name: 'finance_invoice_company',
            title: 'Company',
            fields: [
              {
                label: 'Company',
                value: company.name,
                kind: 'label',
                onClick: () => navigation.go({ screen: 'company', recordId: company.recordId }),
              },
              text('Bill To', company.name, { fieldClass: 'cw_company' }),
              text('Terms', 'Net 30 days'),
            ],
          },
          {
            name: 'finance_invoice_amounts',
            title: 'Amounts',
            fields: [
              text('Currency', total.currency),
              text('Sales Tax', formatMoney({ ...total, value: 0 }, 'en-US')),
              text('Invoice Total', printedTotal),
            ],
          },
        ],
      ],
      wide: [
        {
          name: 'finance_invoice_products',
          title: 'Products and Services',
          list: list(
            [{ description: type === 'Credit Memo' ? 'Credit' : 'Managed services', amount: printedTotal }],
            [
              { title: 'Description', text: (line) => line.description },
              { title: 'Quantity', text: () => '1.00', cellClass: 'cw-ml-cell cw-amount' },
              { title: 'Amount', text: (line) => line.amount, cellClass: 'cw-ml-cell cw-amount' },
            ],
            'cw_InvoiceProducts',
          ),
        },
      ],
    };
  },
  time: (invoice) => ({
    kind: 'pods',
    columns: [],
    wide: [
      {
        name: 'finance_invoice_time',
        title: 'Time',
        list: list(
          [
            { member: 'Pat Admin', hours: '2.50', note: 'Monthly maintenance' },
            { member: 'New Tech', hours: '1.25', note: 'On-site visit' },
          ],
          [
            { title: 'Date', text: () => dateText(invoice.date) },
            { title: 'Member', text: (entry) => entry.member },
            { title: 'Hours', text: (entry) => entry.hours, cellClass: 'cw-ml-cell cw-amount' },
            { title: 'Notes', text: (entry) => entry.note },
          ],
          'cw_InvoiceTime',
        ),
      },
    ],
  }),
  routing: (invoice) => ({
    kind: 'pods',
    columns: [],
    wide: [
      {
        name: 'finance_invoice_routing',
        title: 'Routing',
        list: list(
          [
            { step: 'Created', by: 'Pat Admin' },
            { step: 'Approved', by: 'Sam Merchant' },
            { step: 'Sent', by: 'Sam Merchant' },
          ],
          [
            { title: 'Step', text: (entry) => entry.step },
            { title: 'By', text: (entry) => entry.by },
            { title: 'Date', text: () => dateText(invoice.date) },
          ],
          'cw_InvoiceRouting',
        ),
      },
    ],
  }),
};

function toolbar(invoice: PsaInvoice, tab: InvoiceTab, navigation: Navigation): ButtonSpec[] {
  const dialog = (label: string, text: string): ButtonSpec => ({
    label,
    onClick: () => openDialog(label, text),
  });
  return [
    { label: 'Back', onClick: navigation.back },
    dialog('New', 'Invoices are created by billing runs in this sandbox.'),
    dialog('Save', `Invoice ${invoice.number} has no changes to save.`),
    { label: 'Save and Close', onClick: () => navigation.go({ screen: 'invoice-search' }) },
    { label: 'Refresh', onClick: navigation.refresh },
    dialog('Invoice', `Invoice ${invoice.number} would be shown as the customer gets it.`),
    dialog('Print', `Invoice ${invoice.number} would be printed here.`),
    dialog('Apply To', 'There is no other invoice to apply this one to.'),
    dialog('Get Tax', 'No sales tax applies.'),
    dialog('View Portal Invoice', 'The customer portal would open here.'),
    { label: 'Previous record', onClick: () => step(-1) },
    { label: 'Next record', onClick: () => step(1) },
  ];

  function step(by: 1 | -1): void {
    const index = invoices.findIndex((candidate) => candidate.recordId === invoice.recordId);
    const neighbour = invoices.at((index + by) % invoices.length);
    if (neighbour === undefined) return;
    const place = { screen: 'invoice', recordId: neighbour.recordId, tab } as const;
    if (settings.staleHash) navigation.swap(place);
    else navigation.go(place);
  }
}
