/** Ledger records for tests. */
import * as v from 'valibot';
import { type Invoice, invoiceSchema } from '#lib/wisepay/schemas/invoice.ts';
import { type Ledger, withInvoice } from '#sandbox/wisepay/ledger/ledger.ts';
import { invoiceById } from '#sandbox/wisepay/ledger/lookup.ts';
import type {
  InvoiceRecord,
  PaymentRecord,
  RefundRecord,
  TerminalPaymentRecord,
} from '#sandbox/wisepay/ledger/records.ts';
import { invoiceView } from '#sandbox/wisepay/ledger/view.ts';

export const usd = (value: number) => ({ value, currency: 'USD' });

export const payment: PaymentRecord = {
  id: 'pay_test',
  at: '2026-05-01T10:00:00.000Z',
  method: { kind: 'card', brand: 'Visa', last4: '4242' },
  amount: usd(1000),
  surcharge: usd(25),
  state: 'settled',
  refunds: [],
};

export const refund: RefundRecord = {
  id: 'ref_test',
  version: 1,
  amount: usd(1000),
  surcharge: usd(25),
  kind: 'refund',
  state: 'pending',
  reason: 'duplicate',
  by: 'Pat Admin',
  at: '2026-05-02T10:00:00.000Z',
};

export const terminalPayment: TerminalPaymentRecord = {
  id: 'tp_test',
  version: 1,
  terminal: { id: 'trm_front', label: 'Front desk' },
  amount: usd(1000),
  total: usd(1000),
  state: 'waiting_for_card',
  cancelRequested: false,
  at: '2026-05-02T10:00:00.000Z',
  expiresAt: '2026-05-02T10:01:00.000Z',
  by: 'Pat Admin',
  silent: false,
};

export function invoiceIn(ledger: Ledger, id: string): InvoiceRecord {
  const invoice = invoiceById(ledger.state, id);
  if (!invoice) throw new Error(`No ${id}`);
  return invoice;
}

export function change(ledger: Ledger, id: string, changes: Partial<InvoiceRecord>): void {
  ledger.write((state) => withInvoice(state, id, (invoice) => ({ ...invoice, ...changes })));
}

/** The invoice as the POD sees it now. */
export function viewOf(ledger: Ledger, id: string): Invoice {
  const view = invoiceView(invoiceIn(ledger, id), ledger.state, 'http://wisepay.localhost', ledger.now());
  return v.parse(invoiceSchema, view);
}
