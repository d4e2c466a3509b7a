/** Finds and changes terminal payments. */
import { Refusal } from '../../problem.ts';
import { type Ledger, withInvoice } from '../ledger.ts';
import type { InvoiceRecord, LedgerState, TerminalPaymentRecord } from '../records.ts';

export interface FoundTerminalPayment {
  readonly invoice: InvoiceRecord;
  readonly terminalPayment: TerminalPaymentRecord;
}

/** The terminal payment with that ID, and the invoice that it pays; undefined if there is none. */
export function findTerminalPayment(state: LedgerState, id: string): FoundTerminalPayment | undefined {
  for (const invoice of state.invoices) {
    const terminalPayment = invoice.terminalPayments.find((each) => each.id === id);
    if (terminalPayment) return { invoice, terminalPayment };
  }
  return undefined;
}

/** Like `findTerminalPayment`. @throws {Refusal} 404 `terminal_payment_unknown` */
export function requireTerminalPayment(state: LedgerState, id: string): FoundTerminalPayment {
  const found = findTerminalPayment(state, id);
  if (!found) throw new Refusal(404, 'terminal_payment_unknown');
  return found;
}

/** The invoice with the terminal payment changed, which gets its next version. */
export function withTerminalPayment(
  invoice: InvoiceRecord,
  id: string,
  change: (terminalPayment: TerminalPaymentRecord) => TerminalPaymentRecord,
): InvoiceRecord {
  return {
    ...invoice,
    terminalPayments: invoice.terminalPayments.map((each) =>
      each.id === id ? { ...change(each), version: each.version + 1 } : each,
    ),
  };
}

/** Writes a change of one terminal payment. @throws {Refusal} 404 `terminal_payment_unknown` */
export function changeTerminalPayment(
  ledger: Ledger,
  id: string,
  change: (terminalPayment: TerminalPaymentRecord) => TerminalPaymentRecord,
): void {
  const { invoice } = requireTerminalPayment(ledger.state, id);
  ledger.write((state) => withInvoice(state, invoice.id, (each) => withTerminalPayment(each, id, change)));
}
