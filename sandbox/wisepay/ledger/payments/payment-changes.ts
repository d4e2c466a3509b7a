/** Finds payments and refunds, and changes payments. */
import { type Ledger, withInvoice } from '../ledger.ts';
import type { InvoiceRecord, LedgerState, PaymentRecord, RefundRecord } from '../records.ts';

export interface FoundPayment {
  readonly invoice: InvoiceRecord;
  readonly payment: PaymentRecord;
}

export interface FoundRefund extends FoundPayment {
  readonly refund: RefundRecord;
}

/** The payment with that ID, and its invoice; undefined if there is none. */
export function findPayment({ invoices }: LedgerState, id: string): FoundPayment | undefined {
  for (const invoice of invoices) {
    const payment = invoice.payments.find((each) => each.id === id);
    if (payment) return { invoice, payment };
  }
  return undefined;
}

/** The refund with that ID, its payment and its invoice; undefined if there is none. */
export function findRefund({ invoices }: LedgerState, id: string): FoundRefund | undefined {
  for (const invoice of invoices) {
    for (const payment of invoice.payments) {
      const refund = payment.refunds.find((each) => each.id === id);
      if (refund) return { invoice, payment, refund };
    }
  }
  return undefined;
}

/** Writes a change of one payment. @throws {Error} if there is none with that ID */
export function changePayment(
  ledger: Ledger,
  id: string,
  change: (payment: PaymentRecord) => PaymentRecord,
): void {
  const found = findPayment(ledger.state, id);
  if (!found) throw new Error(`No payment ${id}`);
  ledger.write((state) =>
    withInvoice(state, found.invoice.id, (invoice) => ({
      ...invoice,
      payments: invoice.payments.map((payment) => (payment.id === id ? change(payment) : payment)),
    })),
  );
}
