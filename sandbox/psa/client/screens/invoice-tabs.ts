/** The tabs of the invoice screen. Every figure is PSA's own. */
import { formatMoney } from '#lib/money/money.ts';
import { hostedAddress } from '../../layouts/content/hosted.ts';
import { type InvoiceTab, naming } from '../../places.ts';
import type { PsaInvoice } from '../../records.ts';
import { settings } from '../page.ts';
import type { Navigation, ScreenBody } from '../screen.ts';
import { dateText } from '../widgets/date-text.ts';
import { list } from '../widgets/list.ts';
import type { FieldSpec, PodSpec } from '../widgets/pod.ts';

type TabBody = (invoice: PsaInvoice, navigation: Navigation) => ScreenBody;

/** WisePay's own pod, if PSA shows it. */
function wisePayPods({ recordId }: PsaInvoice): PodSpec[] {
  if (!settings.hostedPod) return [];
  const hostedUrl = hostedAddress('wisepay', String(recordId), naming.invoice.token);
  return [{ name: 'hosted_17', title: 'WisePay', hostedUrl }];
}

/** The pods of each tab. */
export const invoiceTabs: Readonly<Record<InvoiceTab, TabBody>> = {
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
              // IDs by analogy with the service screens' `SR_Service_RecID-input`.
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
          ...wisePayPods(invoice),
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
