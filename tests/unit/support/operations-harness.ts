/** Operations with their own journal, a WisePay that a test can make fail, and a clock that stands still. */
import { expect } from 'vitest';
import type { Intent, NewIntent } from '#lib/worker/operations/intent.ts';
import { createJournal, type Journal } from '#lib/worker/operations/journal.ts';
import { createOperations, type Operations } from '#lib/worker/operations/operations.ts';
import type { OperationContext } from '#lib/worker/operations/settle.ts';
import type { Timestamp } from '#lib/worker/operations/timestamp.ts';
import { type FakeWisePay, type Fate, fakeWisePay } from './fake-wisepay.ts';
import { pat } from './intents.ts';
import { type MemoryStore, memoryStore } from './memory-journal.ts';
import { timestampAt } from './timestamps.ts';
import { turns } from './turns.ts';

export interface OperationsHarness {
  readonly store: MemoryStore;
  readonly wisepay: FakeWisePay;
  readonly journal: Journal;
  readonly operations: Operations;
  /** Pat's operation context. */
  readonly context: OperationContext;
  /** The time in ms since 1970; change it to let time go by. */
  time: number;
  /** How far the machine's clock is ahead, in ms; negative if it was set back. */
  clockAhead: number;
  /** Changes to the worker's timestamps. */
  timestamp: Partial<Timestamp>;
  /** Another worker with the same journal and clocks. */
  newWorker(): Operations;
  /** The states of the intents in the journal, oldest first. */
  states(): Promise<Intent['state'][]>;
  /** Every request and question, by its first word: `submit` or `ask`. */
  calls(): (string | undefined)[];
  /** Performs Pat's intent with this fate, after which WisePay cannot be asked: the outcome stays unknown. */
  leaveOpen(fate: Fate, newIntent: NewIntent): Promise<Intent>;
}

export const minutes = (count: number) => count * 60_000;
export const days = (count: number) => count * minutes(24 * 60);

export function operationsHarness(): OperationsHarness {
  const store = memoryStore();
  const journal = createJournal(store);
  const wisepay = fakeWisePay();
  const newWorker = () =>
    createOperations({
      journal: createJournal(store),
      lock: turns(),
      now: () => harness.time + harness.clockAhead,
      timestamp: () => timestampAt(harness.time, harness.timestamp),
    });
  const harness: OperationsHarness = {
    store,
    journal,
    wisepay,
    newWorker,
    operations: newWorker(),
    clockAhead: 0,
    timestamp: {},
    context: wisepay.operationContextOf(pat),
    time: Date.UTC(2026, 4, 31, 12),
    states: async () => (await journal.list()).map(({ state }) => state),
    calls: () => wisepay.log.map((line) => line.split(' ')[0]),
    async leaveOpen(fate, newIntent) {
      wisepay.fates.push(fate);
      wisepay.answers.push('lost');
      const intent = await harness.operations.perform(harness.context, newIntent);
      expect(intent.state).toEqual({ name: 'open' });
      wisepay.log.splice(0);
      return intent;
    },
  };
  return harness;
}
