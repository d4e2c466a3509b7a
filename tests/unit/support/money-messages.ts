/** A panel's messages that move money or send an email, and an invoice that allows all of them. */
import type { PanelMessage } from '#lib/protocol/panel-messages.ts';
import type { Invoice } from '#lib/wisepay/schemas/invoice.ts';
import { sampleInvoice } from './invoices.ts';
import { sampleDebit, samplePayment } from './payments.ts';
import { sampleTerminalPayment } from './terminal-payment.ts';
import { usd } from './usd.ts';

/** The sample invoice with two payments that can be refunded, and one on a terminal that can be cancelled. */
export const moneyInvoice: Invoice = {
  ...sampleInvoice,
  payments: [samplePayment, sampleDebit],
  openTerminalPayment: sampleTerminalPayment,
};

/** The panel that asks. */
export const mountId = crypto.randomUUID();
export const intentId = crypto.randomUUID();

/** The whole balance, on the front desk's terminal. */
export const sendToTerminal = {
  kind: 'pod.terminal',
  mountId,
  invoiceId: moneyInvoice.id,
  intentId,
  terminalId: 'trm_1',
  amount: usd(100000),
  invoiceVersion: '1',
} satisfies PanelMessage;

export const cancel = {
  kind: 'pod.terminal_cancel',
  mountId,
  invoiceId: moneyInvoice.id,
  intentId,
  terminalPaymentId: 'tp_1',
} satisfies PanelMessage;

export const remind = {
  kind: 'pod.remind',
  mountId,
  invoiceId: moneyInvoice.id,
  intentId,
  invoiceVersion: '1',
} satisfies PanelMessage;

/** $100.00 of the sample payment, with its share of the surcharge. */
export const refundPart = {
  intentId,
  paymentId: 'pay_1',
  amount: usd(10000),
  includesSurcharge: true,
  refundedSoFar: usd(0),
};

export const refund = {
  kind: 'pod.refund',
  mountId,
  invoiceId: moneyInvoice.id,
  refunds: [refundPart],
  reason: 'duplicate',
  invoiceVersion: '1',
} satisfies PanelMessage;
