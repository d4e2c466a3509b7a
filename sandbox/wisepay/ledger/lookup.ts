/** Finds the invoice that a PSA page means. */
import { onPremiseHost, psaHost } from '../merchants.ts';
import type { InvoiceRecord, LedgerState, UnsyncedRecord } from './records.ts';

/** What a PSA page says about its invoice; `host` may include a port. At least `recordId` or `number` is given. */
export interface InvoiceReference {
  readonly host: string;
  /** The PSA tenant, if the page names it. */
  readonly company?: string | undefined;
  readonly recordId?: string | undefined;
  readonly number?: string | undefined;
}

/** The invoice, or why there is none. */
export type Lookup =
  | { readonly kind: 'found'; readonly invoice: InvoiceRecord }
  | { readonly kind: 'not_synced'; readonly reason: 'unknown' | UnsyncedRecord['reason'] }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly (InvoiceRecord | UnsyncedRecord)[] }
  | { readonly kind: 'mismatch' };

/** Finds the invoice that fits everything given. Record IDs and numbers are compared as exact text. */
export function lookUpInvoice(state: LedgerState, reference: InvoiceReference): Lookup {
  const { recordId, number } = reference;
  const ofPage = [...state.invoices, ...state.unsynced].filter((each) => isFrom(each, reference));
  const fitting = ofPage.filter(
    (each) =>
      (recordId === undefined || each.recordId === recordId) &&
      (number === undefined || each.number === number),
  );
  if (fitting.length > 1) return { kind: 'ambiguous', candidates: fitting };
  const [only] = fitting;
  if (only) {
    return 'reason' in only ? { kind: 'not_synced', reason: only.reason } : { kind: 'found', invoice: only };
  }
  // No invoice fits both, but one of them alone names an invoice: the page contradicts itself.
  const contradicts = ofPage.some((each) => each.recordId === recordId || each.number === number);
  return contradicts ? { kind: 'mismatch' } : { kind: 'not_synced', reason: 'unknown' };
}

/** The synced invoice with that ID; undefined if there is none. */
export function invoiceById(state: LedgerState, id: string): InvoiceRecord | undefined {
  return state.invoices.find((invoice) => invoice.id === id);
}

function isFrom({ psaCompany }: { psaCompany: string }, { host, company }: InvoiceReference): boolean {
  const hostname = host.replace(/:\d*$/, '').toLowerCase();
  return [psaHost, onPremiseHost].includes(hostname) && (company === undefined || company === psaCompany);
}
