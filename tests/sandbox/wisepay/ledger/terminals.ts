/** The card terminals of a merchant and what they are doing. */
import type { Invoice } from '#lib/wisepay/schemas/invoice.ts';
import { type SeedTerminal, seedTerminals } from '../../seed/merchants.ts';
import { merchantById } from '../merchants.ts';
import { isOpen } from './amounts.ts';
import type { InvoiceRecord } from './records.ts';

/** The merchant's terminals. They take US dollars, so merchants that bill in another currency have none. */
export function terminalsOf(merchantId: string): readonly SeedTerminal[] {
  return merchantById(merchantId).currency === 'USD' ? seedTerminals : [];
}

/** The merchant's terminals with their states, given all invoices: a terminal with an open payment is busy. */
export function terminalStates(merchantId: string, invoices: readonly InvoiceRecord[]): Invoice['terminals'] {
  const busy = new Set(
    invoices
      .flatMap(({ terminalPayments }) => terminalPayments.filter(isOpen))
      .map(({ terminal }) => terminal.id),
  );
  return terminalsOf(merchantId).map(({ id, label, state }) => ({
    id,
    label,
    state: state === 'ready' && busy.has(id) ? 'busy' : state,
  }));
}
