/** Invoices as WisePay answers them and as the panel shows them, for tests that change a detail or two. */
import { showInvoice } from '#lib/protocol/shown.ts';
import type { ReadyView } from '#lib/protocol/views.ts';
import type { Invoice } from '#lib/wisepay/schemas/invoice.ts';
import { usd } from './usd.ts';

export const sampleInvoice: Invoice = {
  id: 'inv_1',
  version: '1',
  recordId: '5101',
  number: '20101',
  type: 'standard',
  company: 'Contoso Dental',
  merchantId: 'mer_northwind',
  currency: 'USD',
  status: 'part_paid',
  total: usd(125000),
  paid: usd(25000),
  refunded: usd(0),
  balance: usd(100000),
  dueDate: '2026-05-31',
  payer: { account: false },
  payments: [],
  reminders: {},
  terminals: [],
  activity: [],
  paymentLink: 'https://app.wisepay.example/i/inv_1',
  actions: {
    pay: { allowed: true },
    terminal: { allowed: false, reason: 'no_terminal' },
    remind: { allowed: false, reason: 'no_payer_account' },
    refund: { allowed: false, reason: 'nothing_refundable' },
  },
  surcharge: [],
};

export const paidInvoice: Invoice = {
  ...sampleInvoice,
  version: '2',
  status: 'paid',
  paid: usd(125000),
  balance: usd(0),
  actions: { ...sampleInvoice.actions, pay: { allowed: false, reason: 'invoice_paid' } },
};

/** The view of the sample invoice with `change`; an open payments screen makes it live. */
export function readyView(change: Partial<ReadyView['invoice']> = {}, paymentScreenOpen = false): ReadyView {
  const invoice = { ...showInvoice(sampleInvoice), ...change };
  return {
    kind: 'ready',
    invoice,
    ...(invoice.actions.pay.allowed && { paymentLink: sampleInvoice.paymentLink }),
    leftPayments: [],
    leftElsewhere: [],
    operations: [],
    terminalPatienceSeconds: 120,
    refundRules: { needsNote: false },
    paymentScreenOpen,
    live: paymentScreenOpen,
  };
}
