/** What the parts of the worker share. Each part takes what it uses of it. */
import type { Policy } from '../../policy/policy.ts';
import type { PageDescription } from '../../protocol/page-messages.ts';
import type { WisePayTime } from '../../wisepay/wisepay-clock.ts';
import type { RefusalCounter } from '../diagnostics/refusal-counter.ts';
import { createJournal, type Journal, type JournalStore } from '../operations/journal.ts';
import { createOperations, type Lock, type Operations } from '../operations/operations.ts';
import type { Now } from '../operations/timestamp.ts';
import { createWithSession, type WithSession, type WithSessionOptions } from '../session/session-context.ts';
import type { PaymentScreens } from '../tabs/payment-screens.ts';
import type { ReviewWindows } from '../tabs/review-windows.ts';
import { createWithInvoice, type WithInvoice } from './invoice-context.ts';
import { createUncertainPayments, type UncertainPayments } from './uncertain-payments.ts';

/** What the parts are made with: network, storage, clocks, and the browser's tabs. Tab IDs are those of the browser. */
export interface WorkerEnvironment extends WithSessionOptions {
  /** The journal's storage. */
  readonly store: JournalStore;
  /** WisePay's ID of the terminal that was used last in this browser; undefined if none was used yet. */
  readonly lastTerminal: { read(): Promise<string | undefined>; write(terminalId: string): Promise<void> };
  readonly screens: Pick<PaymentScreens, 'open' | 'isOpen' | 'revision' | 'nextChange' | 'wake'>;
  readonly windows: Pick<ReviewWindows, 'open' | 'isOpen'>;
  readonly refusals: Pick<RefusalCounter, 'count'>;
  readonly lock: Lock;
  /** The time in ms since 1970, by the machine's clock. */
  now(): number;
  /** The current time, by clocks that no one sets. */
  readonly timestamp: Now;
  /** WisePay's current time; undefined if its answers have not given it. `api` is the API's base address. */
  wisepayTime(api: string): WisePayTime | undefined;
  /** A timer, in ms. */
  wait(ms: number): Promise<void>;
  /** The administrator's policy in force. */
  policy(): Promise<Policy>;
  /** Asks a tab's content script which invoice it shows; null if there is none. */
  describePage(tabId: number): Promise<PageDescription>;
}

/** A worker's parts, with what they are made with. */
export interface Worker extends WorkerEnvironment {
  readonly journal: Journal;
  readonly operations: Operations;
  readonly uncertain: UncertainPayments;
  readonly withSession: WithSession;
  readonly withInvoice: WithInvoice;
}

/** Creates the parts of one worker; everything that lasts is in its storage. */
export function createWorker(environment: WorkerEnvironment): Worker {
  const { store, lock, now, timestamp, wisepayTime } = environment;
  const journal = createJournal(store);
  const operations = createOperations({ journal, lock, now, timestamp });
  const withSession = createWithSession(environment);
  return {
    ...environment,
    journal,
    operations,
    uncertain: createUncertainPayments(store, now),
    withSession,
    withInvoice: createWithInvoice(withSession, operations, (api) => wisepayTime(api)?.earliest ?? now()),
  };
}
