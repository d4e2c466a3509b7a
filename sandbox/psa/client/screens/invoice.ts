/** The invoice screen: one record, three tabs. */
import { type InvoiceTab, naming } from '../../places.ts';
import type { PsaInvoice } from '../../records.ts';
import { invoices, settings } from '../page.ts';
import type { Navigation, ScreenContent } from '../screen.ts';
import type { ButtonSpec } from '../widgets/button.ts';
import { openDialog } from '../widgets/dialog.ts';
import { invoiceTabs } from './invoice-tabs.ts';

const tabs: readonly { readonly tab: InvoiceTab; readonly label: string }[] = [
  { tab: 'invoice', label: 'Invoice' },
  { tab: 'time', label: 'Time' },
  { tab: 'routing', label: 'Routing' },
];

/** The screen of one invoice, with the signals that the switches allow. */
export function invoiceScreen(invoice: PsaInvoice, tab: InvoiceTab, navigation: Navigation): ScreenContent {
  const { recordId, number, company } = invoice;
  const { signals, invoiceIn, bannerWords } = settings;
  return {
    token: naming.invoice.token,
    showsToken: signals.rootClass,
    breadcrumb: ['Finance', 'Invoice Search', 'Invoice'],
    banner: signals.banner ? `${bannerWords.replace('%', number)} - ${company.name}` : 'Invoice',
    toolbar: toolbar(invoice, tab, navigation),
    tabs: tabs.map(({ tab: target, label }) => ({
      label,
      active: target === tab,
      onClick: () => navigation.go({ screen: 'invoice', recordId, tab: target }),
    })),
    body: invoiceTabs[tab](invoice, navigation),
    inFrame: invoiceIn === 'iframe',
  };
}

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
