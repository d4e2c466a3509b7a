/** An invoice with everything that it can have, for the API document. The compiler checks it against the schemas. */
import type { Invoice } from '../schemas/invoice.ts';
import type { Payment, Refund } from '../schemas/payment.ts';
import type { TerminalPayment } from '../schemas/terminal-payment.ts';

const usd = (value: number) => ({ value, currency: 'USD' });

export const exampleRefund: Refund = {
  id: 'ref_7301',
  version: 2,
  paymentId: 'pay_8801',
  amount: usd(10_000),
  surcharge: usd(250),
  kind: 'refund',
  state: 'pending',
  reason: 'overcharged',
  destination: { brand: 'visa', last4: '4242' },
  by: 'Pat Lee',
  at: '2026-05-04T09:12:00Z',
};

const examplePayment: Payment = {
  id: 'pay_8801',
  at: '2026-05-02T15:40:00Z',
  method: { kind: 'card', brand: 'visa', last4: '4242' },
  amount: usd(40_000),
  surcharge: usd(1_000),
  refunded: usd(10_000),
  refundable: usd(30_000),
  state: 'settled',
  refunds: [exampleRefund],
};

const exampleReturnedDebit: Payment = {
  id: 'pay_8790',
  at: '2026-04-27T09:00:00Z',
  method: { kind: 'bank_debit', last4: '6789' },
  amount: usd(84_050),
  surcharge: usd(0),
  refunded: usd(0),
  refundable: usd(0),
  state: 'failed',
  failure: 'insufficient_funds',
  returnedAt: '2026-05-01T06:00:00Z',
  refunds: [],
};

export const exampleTerminalPayment: TerminalPayment = {
  id: 'tp_9001',
  version: 3,
  invoiceId: 'inv_5101',
  terminal: { id: 'term_1', label: 'Front desk' },
  amount: usd(84_050),
  surcharge: usd(2_942),
  total: usd(86_992),
  leastTotal: usd(84_050),
  state: 'waiting_for_card',
  cancelRequested: false,
  createdAt: '2026-05-04T09:30:00Z',
};

export const exampleInvoice: Invoice = {
  id: 'inv_5101',
  version: '7',
  recordId: '5101',
  number: '20101',
  type: 'standard',
  company: 'Contoso Ltd.',
  merchantId: 'mer_northwind',
  currency: 'USD',
  status: 'part_paid',
  statusReason: 'A bank debit was returned',
  total: usd(124_050),
  paid: usd(40_000),
  refunded: usd(10_000),
  balance: usd(84_050),
  dueDate: '2026-05-31',
  scheduledPayment: { date: '2026-05-30', method: 'Visa •••• 4242', amount: usd(84_050) },
  payer: { account: true, name: 'Kim Doe', email: 'kim@contoso.example' },
  payments: [examplePayment, exampleReturnedDebit],
  reminders: { last: { at: '2026-04-28T08:00:00Z', to: 'kim@contoso.example', by: 'Pat Lee' } },
  terminals: [
    {
      id: 'term_1',
      label: 'Front desk',
      state: 'busy',
      busyWith: { invoiceNumber: '20114', by: 'Pat Lee' },
    },
  ],
  openTerminalPayment: exampleTerminalPayment,
  activity: [
    {
      at: '2026-05-02T15:40:00Z',
      kind: 'payment',
      by: 'Kim Doe',
      amount: usd(41_000),
      surcharge: usd(1_000),
    },
    { at: '2026-05-01T06:00:00Z', kind: 'payment_returned', amount: usd(84_050) },
  ],
  paymentLink: 'https://app.wisepay.example/link/3f6c',
  actions: {
    pay: { allowed: true },
    terminal: { allowed: true },
    remind: { allowed: false, reason: 'cooldown' },
    refund: { allowed: true },
  },
  surcharge: [
    { method: 'card', percent: 2.5 },
    { method: 'card', brand: 'amex', percent: 3.5 },
    { method: 'card', cardKind: 'debit', percent: 0 },
  ],
  surchargeInRefunds: 'included',
};
