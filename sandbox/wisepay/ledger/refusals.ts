/** The refusals that several money-moving requests share. */
import { type Money, toDecimalText } from '#lib/money/money.ts';
import { Refusal } from '../problem.ts';
import { invoiceById } from './lookup.ts';
import type { InvoiceRecord, LedgerState } from './records.ts';

/** The invoice with that ID. @throws {Refusal} 404 `invoice_not_synced` */
export function requireInvoice(state: LedgerState, id: string): InvoiceRecord {
  const invoice = invoiceById(state, id);
  if (!invoice) throw notSynced('unknown');
  return invoice;
}

/** An unsynced invoice's refusal. @param reason one of the contract's, such as `location_excluded` */
export function notSynced(reason: string): Refusal {
  return new Refusal(404, 'invoice_not_synced', { params: { reason } });
}

/**
 * Refuses a request made from an older view of the invoice.
 * @param version the `version` that the person saw, as sent
 * @throws {Refusal} 412 `invoice_changed`
 */
export function requireSeen(invoice: InvoiceRecord, version: string): void {
  if (version !== String(invoice.version)) throw invoiceChanged();
}

/** The refusal of a request made from an older view. */
export function invoiceChanged(): Refusal {
  return new Refusal(412, 'invoice_changed');
}

/**
 * Refuses an unusable amount.
 * @throws {Refusal} 422 `currency_mismatch`, or `amount_invalid` unless it is above zero
 */
export function requireAmount(amount: Money, currency: string): void {
  if (amount.currency !== currency) {
    throw new Refusal(422, 'currency_mismatch', {
      detail: `${amount.currency} for an invoice in ${currency}`,
    });
  }
  if (amount.value <= 0) throw new Refusal(422, 'amount_invalid', { detail: toDecimalText(amount) });
}
