/** The one place where money state changes. */
import { assertInvariants } from './invariants.ts';
import type { InvoiceRecord, LedgerState } from './records.ts';
import { seedState } from './seed.ts';

/** WisePay's books. Reading gives immutable records; changing them goes through `write` alone. */
export class Ledger {
  #state: LedgerState = checkedSeed();

  /** The records as they stand; a later write does not alter what this returned. */
  get state(): LedgerState {
    return this.#state;
  }

  /**
   * Replaces the state by what `change` makes of it. Every invoice that is not the same record as before gets
   * the next version.
   * @throws InvariantViolation when a rule would be broken; the state then stays as it was.
   */
  write(change: (state: LedgerState) => LedgerState): void {
    const before = this.#state;
    const changed = change(before);
    const after = {
      ...changed,
      invoices: changed.invoices.map((invoice) => withNextVersion(invoice, before)),
    };
    assertInvariants(after);
    this.#state = after;
  }

  /** Back to the seed, its days counted from now. */
  reset(): void {
    this.#state = checkedSeed();
  }
}

/** The state with the invoice of that id replaced by what `change` makes of it. Throws when there is none. */
export function withInvoice(
  state: LedgerState,
  id: string,
  change: (invoice: InvoiceRecord) => InvoiceRecord,
): LedgerState {
  if (!state.invoices.some((invoice) => invoice.id === id)) throw new Error(`No invoice ${id}`);
  return {
    ...state,
    invoices: state.invoices.map((invoice) => (invoice.id === id ? change(invoice) : invoice)),
  };
}

function withNextVersion(invoice: InvoiceRecord, before: LedgerState): InvoiceRecord {
  const previous = before.invoices.find(({ id }) => id === invoice.id);
  return previous && previous !== invoice ? { ...invoice, version: previous.version + 1 } : invoice;
}

function checkedSeed(): LedgerState {
  const state = seedState(new Date());
  assertInvariants(state);
  return state;
}
