/** Operations on a journal of their own, with a WisePay that a test can trouble and a clock that stands still. */
import { expect } from 'vitest';
import type { Intent, Wish } from '#lib/operations/intent.ts';
import { createJournal, type Journal } from '#lib/operations/journal.ts';
import type { Moment } from '#lib/operations/moment.ts';
import { createOperations, type Operations } from '#lib/operations/operations.ts';
import type { Wire } from '#lib/operations/settle.ts';
import { type FakeWisePay, type Fate, fakeWisePay } from './fake-wisepay.ts';
import { pat } from './intents.ts';
import { type MemoryStore, memoryStore } from './memory-journal.ts';
import { momentAt } from './moments.ts';
import { turns } from './turns.ts';

export interface OperationsBench {
  readonly store: MemoryStore;
  readonly wisepay: FakeWisePay;
  readonly journal: Journal;
  readonly operations: Operations;
  /** Pat's way to WisePay. */
  readonly wire: Wire;
  /** The time in ms since 1970; change it to let time go by. */
  time: number;
  /** By how much the machine's clock is wrong, in ms; below zero it was set back. */
  clockAhead: number;
  /** What differs in how the worker tells the time. */
  moment: Partial<Moment>;
  /** A worker of its own on the same journal, by the same clocks. */
  newWorker(): Operations;
  /** What the journal says of the intents, oldest first. */
  states(): Promise<Intent['state'][]>;
  /** Everything that left the browser, by its first word: `submit` or `ask`. */
  calls(): (string | undefined)[];
  /** Sends Pat's wish into that trouble, after which WisePay cannot be asked: the outcome stays unknown. */
  leaveOpen(fate: Fate, wish: Wish): Promise<Intent>;
}

export const minutes = (count: number) => count * 60_000;
export const days = (count: number) => count * minutes(24 * 60);

export function operationsBench(): OperationsBench {
  const store = memoryStore();
  const journal = createJournal(store);
  const wisepay = fakeWisePay();
  const newWorker = () =>
    createOperations({
      journal: createJournal(store),
      lock: turns(),
      now: () => bench.time + bench.clockAhead,
      moment: () => momentAt(bench.time, bench.moment),
    });
  const bench: OperationsBench = {
    store,
    journal,
    wisepay,
    newWorker,
    operations: newWorker(),
    clockAhead: 0,
    moment: {},
    wire: wisepay.wireOf(pat),
    time: Date.UTC(2026, 4, 31, 12),
    states: async () => (await journal.list()).map(({ state }) => state),
    calls: () => wisepay.log.map((line) => line.split(' ')[0]),
    async leaveOpen(fate, wish) {
      wisepay.fates.push(fate);
      wisepay.answers.push('lost');
      const intent = await bench.operations.perform(bench.wire, wish);
      expect(intent.state).toEqual({ name: 'open' });
      wisepay.log.splice(0);
      return intent;
    },
  };
  return bench;
}
