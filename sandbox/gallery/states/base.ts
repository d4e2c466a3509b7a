/** The building blocks of the gallery's states: the sandbox's own invoices, on a fixed day. */
import * as v from 'valibot';
import type { Money } from '#lib/money/money.ts';
import type { StoredDrafts } from '#lib/protocol/drafts-message.ts';
import { showInvoice } from '#lib/protocol/shown.ts';
import type { ReadyView } from '#lib/protocol/views.ts';
import { type Invoice, invoiceSchema } from '#lib/wisepay/schemas/invoice.ts';
import { paymentLinkOf } from '#lib/worker/invoices/payment-link.ts';
import type { InvoiceRecord, PaymentRecord, RefundRecord } from '../../wisepay/ledger/records.ts';
import { seedState } from '../../wisepay/ledger/seed.ts';
import { invoiceView } from '../../wisepay/ledger/view.ts';

/** The time of every picture, as RFC 3339 in UTC. */
export const galleryTime = '2026-06-15T10:30:00.000Z';

/** WisePay's origin in the gallery, which sends no requests to it. */
export const galleryOrigin = 'https://app.wisepay.example';

const endpoints = { issuer: galleryOrigin, api: galleryOrigin, app: galleryOrigin };

const now = new Date(galleryTime);
const ledger = seedState(now);

/** An amount in US dollars. @param value in cents */
export const usd = (value: number): Money => ({ value, currency: 'USD' });

/** An invoice of the seed as the ledger stores it. @throws {Error} if the seed has none of that number */
export function recordOf(number: string): InvoiceRecord {
  const record = ledger.invoices.find((invoice) => invoice.number === number);
  if (record === undefined) throw new Error(`The seed has no invoice ${number}.`);
  // The seed's own token changes with every start.
  return { ...record, linkToken: 'a3f81c5e-2b47-4d09-9c66-70e1b8d24f93' };
}

/** The first payment on an invoice of the seed. @throws {Error} if there is none */
export function paymentOn(number: string): PaymentRecord {
  const [payment] = recordOf(number).payments;
  if (payment === undefined) throw new Error(`Invoice ${number} has no payment.`);
  return payment;
}

/** A pending refund of $100.00, with `change` applied. */
export function refundOf(change: Partial<RefundRecord> = {}): RefundRecord {
  return {
    id: 'ref_1',
    version: 1,
    amount: usd(10000),
    surcharge: usd(250),
    kind: 'refund',
    state: 'pending',
    reason: 'duplicate',
    by: 'Pat Admin',
    at: '2026-06-15T09:12:00.000Z',
    ...change,
  };
}

/** The invoice as WisePay returns it, derived from the record with `change` applied. */
export function invoiceOf(number: string, change: Partial<InvoiceRecord> = {}): Invoice {
  const record = { ...recordOf(number), ...change };
  const invoices = ledger.invoices.map((invoice) => (invoice.number === number ? record : invoice));
  return v.parse(invoiceSchema, invoiceView(record, { ...ledger, invoices }, galleryOrigin, now));
}

/** The view of an invoice, as the worker sends it to the panel. */
export function ready(
  invoice: Invoice,
  change: Partial<Omit<ReadyView, 'kind' | 'invoice'>> = {},
): ReadyView {
  return {
    kind: 'ready',
    invoice: showInvoice(invoice),
    ...paymentLinkOf(invoice, endpoints, { count: async () => {} }),
    leftPayments: [],
    leftElsewhere: [],
    operations: [],
    terminalPatienceSeconds: 120,
    refundRules: { needsNote: false },
    paymentScreenOpen: false,
    live: false,
    ...change,
  };
}

/** The drafts on the view's invoice: the open form and what was typed. */
export function draftsOn(
  { invoice }: ReadyView,
  change: Partial<Omit<StoredDrafts, 'invoice'>>,
): StoredDrafts {
  const { recordId, number } = invoice;
  return { invoice: `${recordId} ${number}`, form: null, pay: null, terminal: null, refund: null, ...change };
}
