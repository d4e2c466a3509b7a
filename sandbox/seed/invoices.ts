/**
 * The sandbox's invoices. PSA shows all of them; WisePay has those that are synced. Days count from the sandbox's start
 * or reset, so that due dates stay plausible.
 */
import type * as v from 'valibot';
import type { invoiceTypeSchema } from '#lib/wisepay/schemas/invoice.ts';

/** A payment from before the sandbox starts. */
export interface SeedPayment {
  readonly id: string;
  readonly kind: 'card' | 'bank_debit';
  readonly brand?: string;
  readonly last4: string;
  /** Minor units of the invoice's currency, without the surcharge. */
  readonly amount: number;
  /** Minor units, on top of the amount. */
  readonly surcharge: number;
  readonly state: 'pending' | 'settled';
  readonly daysAgo: number;
}

/** An invoice in its initial state. */
export interface SeedInvoice {
  readonly recordId: string;
  readonly number: string;
  readonly type: v.InferOutput<typeof invoiceTypeSchema>;
  readonly company: string;
  readonly merchantId: string;
  readonly currency: string;
  /** Minor units. */
  readonly total: number;
  readonly dueInDays: number;
  /** The payer account saved in WisePay for the company, if any. */
  readonly payer?: { readonly name: string; readonly email: string };
  readonly payments: readonly SeedPayment[];
  /** The scheduled payment, if any. */
  readonly scheduled?: { readonly inDays: number; readonly method: string };
  /** The reason why WisePay does not have the invoice; missing on synced ones. */
  readonly notSynced?: 'location_excluded';
}

const usd = { type: 'standard', merchantId: 'mer_northwind', currency: 'USD' } as const;
const visa = { kind: 'card', brand: 'Visa', last4: '4242', surcharge: 0, state: 'settled' } as const;
const bank = { kind: 'bank_debit', last4: '6789', surcharge: 0 } as const;

export const seedInvoices: readonly SeedInvoice[] = [
  {
    ...usd,
    recordId: '5101',
    number: '20101',
    company: 'Contoso Dental',
    total: 125000,
    dueInDays: 14,
    payer: { name: 'Dana Contoso', email: 'billing@contoso-dental.example' },
    payments: [],
  },
  {
    ...usd,
    recordId: '5102',
    number: '20102',
    company: 'Fabrikam Logistics',
    total: 240000,
    dueInDays: 7,
    payer: { name: 'Finn Fabrikam', email: 'accounts@fabrikam.example' },
    payments: [{ ...visa, id: 'pay_20102_card', amount: 90000, daysAgo: 5 }],
  },
  {
    ...usd,
    recordId: '5103',
    number: '20103',
    company: 'Tailspin Architects',
    total: 60000,
    dueInDays: -3,
    payer: { name: 'Toni Tailspin', email: 'office@tailspin.example' },
    payments: [{ ...visa, id: 'pay_20103_card', amount: 60000, surcharge: 1500, daysAgo: 6 }],
  },
  {
    ...usd,
    recordId: '5104',
    number: '20104',
    company: 'Adatum Garage',
    total: 7550,
    dueInDays: 10,
    payments: [],
  },
  {
    ...usd,
    recordId: '5105',
    number: '20105',
    company: 'Litware Remote Office',
    total: 19900,
    dueInDays: 21,
    payments: [],
    notSynced: 'location_excluded',
  },
  {
    ...usd,
    type: 'agreement',
    recordId: '5106',
    number: '20106',
    company: 'Proseware Clinics',
    total: 31000,
    dueInDays: 5,
    payer: { name: 'Paula Proseware', email: 'finance@proseware.example' },
    payments: [],
    scheduled: { inDays: 5, method: 'Visa •••• 1881' },
  },
  {
    type: 'standard',
    merchantId: 'mer_northwind_jp',
    currency: 'JPY',
    recordId: '5107',
    number: '20107',
    company: 'Wingtip Tokyo',
    total: 98000,
    dueInDays: 18,
    payer: { name: 'Wakana Wingtip', email: 'keiri@wingtip.example' },
    payments: [],
  },
  {
    type: 'standard',
    merchantId: 'mer_northwind_kw',
    currency: 'KWD',
    recordId: '5108',
    number: '20108',
    company: 'Lucerne Kuwait',
    total: 45125,
    dueInDays: -10,
    payer: { name: 'Layla Lucerne', email: 'finance@lucerne.example' },
    payments: [
      { ...visa, id: 'pay_20108_card', brand: 'Mastercard', last4: '5454', amount: 45125, daysAgo: 12 },
    ],
  },
  {
    ...usd,
    recordId: '5109',
    number: 'INV-2024/0009.A',
    company: 'Northwind Traders',
    total: 88000,
    dueInDays: 2,
    payer: { name: 'Nora Northwind', email: 'ap@northwind-traders.example' },
    payments: [{ ...bank, id: 'pay_0009A_bank', amount: 88000, state: 'pending', daysAgo: 1 }],
  },
  {
    ...usd,
    type: 'credit_memo',
    recordId: '5110',
    number: '20110',
    company: 'Contoso Dental',
    total: -12000,
    dueInDays: 0,
    payer: { name: 'Dana Contoso', email: 'billing@contoso-dental.example' },
    payments: [],
  },
  {
    ...usd,
    recordId: '5111',
    number: '20111',
    company: 'Woodgrove Bank',
    total: 50000,
    dueInDays: -1,
    payer: { name: 'Wes Woodgrove', email: 'billing@woodgrove.example' },
    payments: [
      { ...visa, id: 'pay_20111_card', brand: 'Mastercard', last4: '5454', amount: 30000, daysAgo: 8 },
      { ...bank, id: 'pay_20111_bank', amount: 20000, state: 'settled', daysAgo: 9 },
    ],
  },
  {
    ...usd,
    merchantId: 'mer_northwind_cards',
    recordId: '5121',
    number: '20121',
    company: 'Alpine Ski House',
    total: 180000,
    dueInDays: 9,
    payer: { name: 'Alba Alpine', email: 'accounts@alpine-ski.example' },
    payments: [{ ...visa, id: 'pay_20121_card', amount: 60000, surcharge: 1500, daysAgo: 4 }],
  },
];
