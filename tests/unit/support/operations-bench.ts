/** Operations on a journal of their own, with a WisePay that a test can trouble and a clock that stands still. */
import type { Intent } from '#lib/operations/intent.ts';
import { createJournal, type Journal } from '#lib/operations/journal.ts';
import { createOperations, type Operations } from '#lib/operations/operations.ts';
import { type FakeWisePay, fakeWisePay } from './fake-wisepay.ts';
import { type MemoryStore, memoryStore } from './memory-journal.ts';
import { turns } from './turns.ts';

export interface OperationsBench {
  readonly store: MemoryStore;
  readonly wisepay: FakeWisePay;
  readonly journal: Journal;
  readonly operations: Operations;
  /** The time in ms since 1970; change it to let time go by. */
  time: number;
  /** What the journal says of the intents, oldest first. */
  states(): Promise<Intent['state'][]>;
}

export const minutes = (count: number) => count * 60_000;
export const days = (count: number) => count * minutes(24 * 60);

export function operationsBench(): OperationsBench {
  const store = memoryStore();
  const journal = createJournal(store);
  const bench: OperationsBench = {
    store,
    journal,
    wisepay: fakeWisePay(),
    operations: createOperations({ journal, lock: turns(), now: () => bench.time }),
    time: Date.UTC(2026, 4, 31, 12),
    states: async () => (await journal.list()).map(({ state }) => state),
  };
  return bench;
}

/** The key of the first intent that waits for a sign-in, or is there at all; of none that was ever heard of where there is none. */
export async function keyToResume({ journal }: Pick<OperationsBench, 'journal'>): Promise<string> {
  const intents = await journal.list();
  const waiting = intents.find(({ state }) => state.name === 'step_up') ?? intents[0];
  return waiting?.key ?? crypto.randomUUID();
}
