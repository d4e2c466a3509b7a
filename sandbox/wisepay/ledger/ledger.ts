/**
 * The only place where money state changes. WisePay does not publish how it keeps its books: the code in this folder is
 * inferred, like the contract (docs/wisepay-contract.md).
 */
import { type Clock, systemClock } from '../time/clock.ts';
import type { InvoiceRecord, LedgerState } from './records.ts';
import { assertInvariants } from './rules/invariants.ts';
import { seedState } from './seed.ts';

/** WisePay's books. Reading gives immutable records; only `write` changes them. */
export class Ledger {
  /** The time for money, and the schedule of later tasks. */
  readonly clock: Clock;
  readonly #listeners = new Set<() => void>();
  #state: LedgerState;
  #violations: string[] = [];

  constructor(clock: Clock = systemClock) {
    this.clock = clock;
    this.#state = checkedSeed(this.now());
  }

  /** The current time for money. */
  now(): Date {
    return new Date(this.clock.now());
  }

  /** The current records; a later write does not change the returned object. */
  get state(): LedgerState {
    return this.#state;
  }

  /**
   * Replaces the state by the result of `change`. Every invoice that is not the same record as before gets the next
   * version.
   * @throws {InvariantViolation} if a rule would be broken; the state then stays as it was
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

  /** The rules that refused writes would have broken, so that no test overlooks one. */
  get violations(): readonly string[] {
    return this.#violations;
  }

  /** Restores the seed, its days counted from now. Tasks scheduled earlier then find nothing to do. */
  reset(): void {
    this.#violations = [];
    this.#replace(checkedSeed(this.now()));
  }

  /** Calls `listener` after every change from now on. @returns a function that ends this */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #replace(state: LedgerState): void {
    this.#state = state;
    for (const listener of [...this.#listeners]) listener();
  }
}

/** The state with the invoice of that ID replaced by the result of `change`. @throws {Error} if there is none */
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
