/** The terminals and their states. */
import type { Invoice } from '#lib/wisepay/schemas/invoice.ts';
import { isOpen } from '../amounts.ts';
import type { LedgerState, TerminalPaymentRecord, TerminalRecord } from '../records.ts';
import type { FoundTerminalPayment } from './terminal-payment-changes.ts';

/** The terminals to choose from; none if the settings turn them off. */
export function terminalsOf({ terminals, settings }: LedgerState): readonly TerminalRecord[] {
  return settings.hasTerminals ? terminals : [];
}

/** The terminal with that ID or label, even if the settings turn terminals off; undefined if there is none. */
export function findTerminal({ terminals }: LedgerState, name: string): TerminalRecord | undefined {
  return terminals.find(({ id, label }) => id === name || label === name);
}

/** The open payment on the terminal; undefined if it is free. */
export function openOn({ invoices }: LedgerState, terminalId: string): FoundTerminalPayment | undefined {
  for (const invoice of invoices) {
    const terminalPayment = invoice.terminalPayments.find(
      (each) => each.terminal.id === terminalId && isOpen(each),
    );
    if (terminalPayment) return { invoice, terminalPayment };
  }
  return undefined;
}

/** The last payment that was sent to the terminal, of those that may or may not have taken money. */
export function lastUnknownOn(
  { invoices }: LedgerState,
  terminalId: string,
): TerminalPaymentRecord | undefined {
  return invoices
    .flatMap(({ terminalPayments }) => terminalPayments)
    .filter((each) => each.terminal.id === terminalId && (isOpen(each) || each.final === false))
    .toSorted((a, b) => a.at.localeCompare(b.at))
    .at(-1);
}

/**
 * The terminals as the POD sees them: one with an open payment is busy.
 * @param merchantId the merchant that is told which payment a terminal is busy with, if that is its own; undefined to
 * tell of none
 */
export function terminalStates(state: LedgerState, merchantId?: string): Invoice['terminals'] {
  return terminalsOf(state).map(({ id, label, online }) => {
    if (!online) return { id, label, state: 'offline' };
    const open = openOn(state, id);
    if (!open) return { id, label, state: 'ready' };
    const { invoice, terminalPayment } = open;
    const busyWith = { invoiceNumber: invoice.number, by: terminalPayment.by };
    return { id, label, state: 'busy', ...(invoice.merchantId === merchantId && { busyWith }) };
  });
}
