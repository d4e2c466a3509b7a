/** The names of the screens: tokens and places of the address, root classes, record types. */
import type { Random } from './random.ts';

/** Every kind of screen that a layout has. */
export const otherKinds = [
  'ticket',
  'company',
  'project',
  'order',
  'setup',
  'ticketList',
  'search',
  'dashboard',
  'email',
  'ticketDialog',
  'payment',
  'contact',
] as const;
export type OtherKind = (typeof otherKinds)[number];
export type ScreenKind = 'invoice' | 'list' | OtherKind;

export interface ScreenName {
  readonly token: string;
  readonly place: string;
  /** The record type of deep links. Lists have none. */
  readonly type: string | null;
}

/** Those of the tickets, their board and the companies are the real client's; the others are made up like them. */
const others: Readonly<Record<OtherKind, ScreenName>> = {
  ticket: { token: 'ServiceTicket', place: 'sr150', type: 'ServiceFV' },
  company: { token: 'CompanyDetail', place: 'co120', type: 'CompanyFV' },
  project: { token: 'ProjectDetail', place: 'pm100', type: 'ProjectFV' },
  order: { token: 'SalesOrderDetail', place: 'so200', type: 'SalesOrderFV' },
  setup: { token: 'InvoiceTemplateSetup', place: 'setup_tables', type: null },
  ticketList: { token: 'ServiceBoard', place: 'sr200', type: null },
  search: { token: 'InvoiceSearchList', place: 'fi200', type: null },
  dashboard: { token: 'ConnectWiseTodayDetail', place: 'cw_today', type: null },
  email: { token: 'EmailComposer', place: 'em100', type: null },
  ticketDialog: { token: 'ServiceTicket', place: 'sr150', type: 'ServiceFV' },
  payment: { token: 'PaymentDetail', place: 'fi310', type: 'PaymentFV' },
  contact: { token: 'ContactDetail', place: 'ct110', type: 'ContactFV' },
};

const invoiceTokens = {
  known: ['InvoiceDetail', 'ArInvoice', 'InvoiceForm', 'FinanceInvoice', 'InvoiceDetailView'],
  made: ['BillingDetail', 'FinanceBill', 'BillDetail', 'ReceivableEntry', 'ArDocument', 'BillingRecordView'],
  foreign: ['RechnungDetail', 'FactureDetail', 'FacturaDetalle', 'Faktura', 'FatturaScheda', 'FactuurScherm'],
  cryptic: ['Fi', 'BlDtl', 'Arinv', 'Xfin', 'Ledger', 'Bdoc'],
  misleading: ['InvoiceListDetail', 'BillSearchResult', 'PriceListBilling', 'ListItemDetail', 'SearchHit'],
  shared: ['RecordDetail', 'DetailScreen', 'FormView'],
} as const;
export type NameStyle = keyof typeof invoiceTokens;

/** Which other screens have the invoice's names: none, the list and the screens of its module, or all of them. */
export type NameScope = 'own' | 'finance' | 'all';

const finance: readonly ScreenKind[] = ['invoice', 'list', 'order', 'search', 'payment'];

/** The names of every screen. */
export function chooseNames(
  random: Random,
  style: NameStyle,
  scope: NameScope,
): Readonly<Record<ScreenKind, ScreenName>> {
  const token = random.pick(invoiceTokens[style]);
  const snake = token.replace(/(?!^)[A-Z]/g, '_$&').toLowerCase();
  const place = random.pick([
    snake,
    snake,
    `fi${random.int(100, 199)}`,
    `bl${random.int(10, 99)}`,
    `${snake}_s`,
  ]);
  const type = random.pick([`${token}FV`, `${token}.fv`, `New${token}`, 'BillFV']);
  const invoice = { token, place, type };
  const listToken = random.pick([
    'InvoiceList',
    'MyInvoices',
    'BillingSearch',
    'FinanceOverview',
    'Receivables',
  ]);
  const list = { token: listToken, place: `fi${random.int(201, 299)}`, type: null };
  const own = { ...others, invoice, list };
  const isShared = (kind: ScreenKind) => scope === 'all' || (scope === 'finance' && finance.includes(kind));
  return Object.fromEntries(
    Object.entries(own).map(([kind, name]) => [
      kind,
      isShared(kind as ScreenKind) ? { ...invoice, type: name.type } : name,
    ]),
  ) as Record<ScreenKind, ScreenName>;
}
