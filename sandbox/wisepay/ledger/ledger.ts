/**
 * The one place where money state changes. WisePay publishes nothing of how it keeps its books: what the files around this
 * one do is inference, as the contract is (docs/wisepay-contract.md).
 */
import { type Clock, systemClock } from '../time/clock.ts';
import type { InvoiceRecord, LedgerState } from './records.ts';
import { assertInvariants } from './rules/invariants.ts';
import { seedState } from './seed.ts';

/** WisePay's books. Reading gives immutable records; changing them goes through `write` alone. */
export class Ledger {
  /** What time it is for money, and when things planned for later happen. */
  readonly clock: Clock;
  readonly #listeners = new Set<() => void>();
  #state: LedgerState;
  #violations: string[] = [];

  constructor(clock: Clock = systemClock) {
    this.clock = clock;
    this.#state = checkedSeed(this.now());
  }

  /** The moment that it is for money. */
  now(): Date {
    return new Date(this.clock.now());
  }

  /** The records as they stand; a later write does not alter what this returned. */
  get state(): LedgerState {
    return this.#state;
  }

  /**
   * Replaces the state by what `change` makes of it. Every invoice that is not the same record as before gets
   * the next version.
   * @throws {InvariantViolation} when a rule would be broken; the state then stays as it was
   */
  write(change: (state: LedgerState) => LedgerState): void {
    const before = this.#state;
    const changed = change(before);
    const after = {
      ...changed,
      invoices: changed.invoices.map((invoice) => withNextVersion(invoice, before)),
    };
    try {
      assertInvariants(after);
    } catch (error) {
      this.#violations.push(String(error));
      throw error;
    }
    this.#replace(after);
  }

  /** The writes that would have broken a rule, so that no test overlooks one: what each would have broken. */
  get violations(): readonly string[] {
    return this.#violations;
  }

  /** Back to the seed, its days counted from now. What is planned for later finds nothing to do then. */
  reset(): void {
    this.#violations = [];
    this.#replace(checkedSeed(this.now()));
  }

  /** Calls `listener` after every change from now on; the function that it returns ends that. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #replace(state: LedgerState): void {
    this.#state = state;
    for (const listener of [...this.#listeners]) listener();
  }
}

/** The state with the invoice of that id replaced by what `change` makes of it. @throws {Error} when there is none */
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

function checkedSeed(now: Date): LedgerState {
  const state = seedState(now);
  assertInvariants(state);
  return state;
}
