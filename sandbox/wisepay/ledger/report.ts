/** A report of the ledger, for tests and demos. */
import type { InvoiceRecord, LedgerState, OperationRecord } from './records.ts';
import { terminalStates } from './terminals/terminals.ts';

/** Everything that happened to money, in flat lists, each entry with its invoice's ID and number. */
export function ledgerReport(state: LedgerState) {
  const { invoices, paymentSessions, outbox, operations, settings } = state;
  const ofInvoices = <T extends object>(pick: (invoice: InvoiceRecord) => readonly T[]) =>
    invoices.flatMap((invoice) =>
      pick(invoice).map((entry) => ({ invoiceId: invoice.id, invoiceNumber: invoice.number, ...entry })),
    );
  return {
    payments: ofInvoices(({ payments }) => payments),
    refunds: ofInvoices(({ payments }) =>
      payments.flatMap(({ id, refunds }) => refunds.map((refund) => ({ paymentId: id, ...refund }))),
    ),
    reminders: ofInvoices(({ reminders }) => reminders),
    terminalPayments: ofInvoices(({ terminalPayments }) => terminalPayments),
    terminals: terminalStates(state),
    paymentSessions,
    outbox,
    idempotencyKeys: operations.map(keyReport),
    settings,
  };
}

function keyReport({ key, userId, kind, count, outcome }: OperationRecord) {
  const state = typeof outcome === 'string' ? outcome : 'done';
  return { key, userId, kind, count, state, ...(typeof outcome === 'object' && { status: outcome.status }) };
}
