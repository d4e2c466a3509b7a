/** A second invoice with an existing number, as when two PSA tenants on one host use the same numbers. */
import { randomUUID } from 'node:crypto';
import type { Ledger } from './ledger.ts';
import type { InvoiceRecord } from './records.ts';

/**
 * Adds a synced, unpaid copy of the invoice with that number, under another PSA tenant and record ID.
 * @returns the copy; undefined if no synced invoice has the number
 */
export function duplicateInvoice(
  ledger: Ledger,
  number: string,
  psaCompany: string,
): InvoiceRecord | undefined {
  const original = ledger.state.invoices.find((invoice) => invoice.number === number);
  if (!original) return undefined;
  const recordId = String(
    Math.max(...ledger.state.invoices.map((invoice) => Number(invoice.recordId))) + 4000,
  );
  const copy: InvoiceRecord = {
    ...original,
    id: `inv_${recordId}`,
    version: 1,
    recordId,
    psaCompany,
    linkToken: randomUUID(),
    payments: [],
    reminders: [],
    terminalPayments: [],
  };
  ledger.write((state) => ({ ...state, invoices: [...state.invoices, copy] }));
  return copy;
}
