/** A terminal payment as WisePay answers it, for tests that change a detail or two. */
import type { TerminalPayment } from '#lib/wisepay/schemas/terminal-payment.ts';
import { usd } from './usd.ts';

/** $1,000.00 of the sample invoice, at the front desk's terminal. */
export const sampleTerminalPayment: TerminalPayment = {
  id: 'tp_1',
  version: 1,
  invoiceId: 'inv_1',
  terminal: { id: 'trm_1', label: 'Front desk' },
  amount: usd(100000),
  total: usd(100000),
  state: 'waiting_for_card',
  cancelRequested: false,
};

export const approvedTerminalPayment: TerminalPayment = {
  ...sampleTerminalPayment,
  version: 3,
  state: 'approved',
  approved: usd(100000),
  card: { brand: 'Visa', last4: '4242' },
  approvalCode: 'A1B2C3',
  createdAt: '2026-05-31T12:00:00.000Z',
  endedAt: '2026-05-31T12:00:40.000Z',
  receiptUrl: 'https://app.wisepay.example/receipts/tp_1',
};
