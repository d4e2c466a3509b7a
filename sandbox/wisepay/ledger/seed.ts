/** The ledger's initial state: the seed's invoices, with days counted from now. */
import { type SeedInvoice, seedInvoices } from '../../seed/invoices.ts';
import { seedTerminals } from '../../seed/merchants.ts';
import { merchantById } from '../merchants.ts';
import type { InvoiceRecord, LedgerState, PaymentRecord } from './records.ts';
import { defaultSettings } from './settings.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** The seed as ledger records, its days counted from `now`. */
export function seedState(now: Date): LedgerState {
  return {
    invoices: seedInvoices.filter(({ notSynced }) => !notSynced).map((seed) => invoiceRecord(seed, now)),
    unsynced: seedInvoices.flatMap(({ recordId, number, merchantId, notSynced }) =>
      notSynced
        ? [{ recordId, number, psaCompany: merchantById(merchantId).psaCompany, reason: notSynced }]
        : [],
    ),
    terminals: seedTerminals,
    paymentSessions: [],
    outbox: [],
    operations: [],
    settings: defaultSettings,
  };
}

function invoiceRecord(seed: SeedInvoice, now: Date): InvoiceRecord {
  const { recordId, number, type, company, merchantId, currency, payer, scheduled } = seed;
  return {
    id: `inv_${recordId}`,
    version: 1,
    recordId,
    number,
    type,
    company,
    psaCompany: merchantById(merchantId).psaCompany,
    merchantId,
    total: { value: seed.total, currency },
    dueDate: dayFrom(now, seed.dueInDays),
    ...(payer && { payer }),
    ...(scheduled && {
      scheduledPayment: { date: dayFrom(now, scheduled.inDays), method: scheduled.method },
    }),
    linkToken: crypto.randomUUID(),
    payments: paymentRecords(seed, now),
    reminders: [],
    terminalPayments: [],
  };
}

function paymentRecords({ payments, currency }: SeedInvoice, now: Date): PaymentRecord[] {
  return payments.map(({ id, kind, brand, last4, amount, surcharge, state, daysAgo }) => ({
    id,
    at: new Date(now.getTime() - daysAgo * dayMs).toISOString(),
    method: { kind, ...(brand && { brand }), last4 },
    amount: { value: amount, currency },
    surcharge: { value: surcharge, currency },
    state,
    refunds: [],
  }));
}

function dayFrom(now: Date, days: number): string {
  return new Date(now.getTime() + days * dayMs).toISOString().slice(0, 10);
}
