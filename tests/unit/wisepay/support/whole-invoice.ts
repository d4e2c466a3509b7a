import { sampleInvoice } from '../../support/invoices.ts';
import { sampleDebit, samplePayment, sampleRefund } from '../../support/payments.ts';
import { approvedTerminalPayment } from '../../support/terminal-payment.ts';
import { usd } from '../../support/usd.ts';

/** An invoice with every part that there can be. */
export const whole = {
  ...sampleInvoice,
  statusReason: 'One payment was returned',
  payments: [
    { ...samplePayment, refunds: [{ ...sampleRefund, failure: 'account_closed' }] },
    { ...sampleDebit, state: 'failed', failure: 'insufficient_funds', returnedAt: '2026-05-28T08:00:00Z' },
  ],
  payer: { account: true, name: 'Contoso Dental', email: 'pay@contoso.example' },
  reminders: {
    last: { at: '2026-05-01T08:00:00Z', to: 'pay@contoso.example', by: 'Pat Admin' },
    availableAt: '2026-05-01T09:00:00Z',
  },
  terminals: [
    { id: 'trm_1', label: 'Front desk', state: 'ready' },
    { id: 'trm_2', label: 'Lobby', state: 'busy', busyWith: { invoiceNumber: '20114', by: 'Dana Fox' } },
  ],
  openTerminalPayment: {
    ...approvedTerminalPayment,
    state: 'waiting_for_card',
    surcharge: usd(0),
    reason: 'incorrect_pin',
  },
  activity: [
    {
      at: '2026-05-01T08:00:00Z',
      kind: 'payment',
      by: 'Kim',
      amount: usd(2),
      surcharge: usd(1),
      text: 'Visa',
    },
  ],
  scheduledPayment: { date: '2026-06-01', method: 'Visa •••• 4242', amount: usd(100_000) },
};
