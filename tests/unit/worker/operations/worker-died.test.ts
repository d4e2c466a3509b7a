/** The browser ends the worker at every step in turn, and the next worker finishes what it left behind. */
import { describe, expect, it } from 'vitest';
import { createJournal, type JournalStore } from '#lib/worker/operations/journal.ts';
import { createOperations } from '#lib/worker/operations/operations.ts';
import type { OperationContext } from '#lib/worker/operations/settle.ts';
import { type FakeWisePay, type Fate, fakeWisePay } from '../../support/fake-wisepay.ts';
import { aNewIntent, pat } from '../../support/intents.ts';
import { type MemoryStore, memoryStore } from '../../support/memory-journal.ts';
import { type Life, lifeUntil, WorkerDied } from '../../support/mortal.ts';
import { timestampAt } from '../../support/timestamps.ts';
import { turns } from '../../support/turns.ts';

interface World {
  readonly store: MemoryStore;
  readonly wisepay: FakeWisePay;
}

const newIntent = aNewIntent();
const immortal = Number.POSITIVE_INFINITY;

/** What else goes wrong, and the final state. */
const troubles: { readonly name: string; readonly fates: Fate[]; readonly end: 'accepted' | 'refused' }[] = [
  { name: 'nothing', fates: [], end: 'accepted' },
  { name: 'the request is lost', fates: ['lost'], end: 'accepted' },
  { name: 'the answer is lost', fates: ['answer_lost'], end: 'accepted' },
  { name: 'the request is lost twice', fates: ['lost', 'lost'], end: 'accepted' },
  { name: 'WisePay is slow', fates: ['slow'], end: 'accepted' },
  { name: 'WisePay refuses', fates: [{ refused: 'terminal_busy' }], end: 'refused' },
  {
    name: 'WisePay refuses and the answer is lost',
    fates: [{ refused: 'not_refundable', answerLost: true }],
    end: 'refused',
  },
];

function world(fates: readonly Fate[]): World {
  const made = { store: memoryStore(), wisepay: fakeWisePay() };
  made.wisepay.fates.push(...fates);
  return made;
}

/** A new worker: it shares only the store and WisePay with the one before. */
function worker({ store, wisepay }: World, life: Life) {
  const mortalStore: JournalStore = life.store(store);
  const journal = createJournal(mortalStore);
  const operations = createOperations({
    journal,
    lock: turns(),
    now: () => 0,
    timestamp: () => timestampAt(0),
  });
  const context: OperationContext = life.context(wisepay.operationContextOf(pat));
  return {
    perform: () => operations.perform(context, newIntent),
    recover: () => operations.recover(context),
  };
}

/** Whether the worker lives to the end of its work. */
async function survives(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (error instanceof WorkerDied) return false;
    throw error;
  }
}

async function outcome({ store, wisepay }: World) {
  const intents = await createJournal(store).list();
  return { states: intents.map(({ state }) => state.name), effects: wisepay.effects.length };
}

/** What must be true at the end, however the workers died. */
async function expectOnce(made: World, end: 'accepted' | 'refused') {
  expect(await outcome(made)).toEqual({ states: [end], effects: end === 'accepted' ? 1 : 0 });
}

describe.each(troubles)('when $name', ({ fates, end }) => {
  it('a message that comes again after the worker died is carried out exactly once', async () => {
    let deaths = 0;
    for (let timestamp = 0; ; timestamp += 1) {
      const made = world(fates);
      if (await survives(worker(made, lifeUntil(timestamp)).perform())) break;
      deaths += 1;
      const next = worker(made, lifeUntil(immortal));
      await next.recover();
      await next.perform();
      await next.recover();
      await expectOnce(made, end);
    }
    // Reading, writing, sending and writing again, each with a step before and one after it.
    expect(deaths).toBeGreaterThanOrEqual(8);
  });

  it('a message that never comes again has happened once or not at all, and the journal knows', async () => {
    for (let timestamp = 0; ; timestamp += 1) {
      const made = world(fates);
      if (await survives(worker(made, lifeUntil(timestamp)).perform())) break;
      const wasWritten = made.store.values.size > 0;
      await worker(made, lifeUntil(immortal)).recover();
      await worker(made, lifeUntil(immortal)).recover();
      if (wasWritten) await expectOnce(made, end);
      else expect(await outcome(made)).toEqual({ states: [], effects: 0 });
    }
  });

  it('a second death over the cleaning up changes nothing', async () => {
    let deaths = 0;
    for (let first = 0; ; first += 1) {
      if (await survives(worker(world(fates), lifeUntil(first)).perform())) break;
      for (let second = 0; ; second += 1) {
        const made = world(fates);
        await survives(worker(made, lifeUntil(first)).perform());
        const next = worker(made, lifeUntil(second));
        const hasSurvived = await survives(next.recover().then(next.perform));
        if (!hasSurvived) deaths += 1;
        const last = worker(made, lifeUntil(immortal));
        await last.perform();
        await last.recover();
        await expectOnce(made, end);
        if (hasSurvived) break;
      }
    }
    expect(deaths).toBeGreaterThan(0);
  });
});

describe('a sign-in that WisePay wants before a refund', () => {
  it('is not forgotten, and the refund goes out once after it, whenever the worker dies', async () => {
    for (let timestamp = 0; ; timestamp += 1) {
      const made = world(['step_up']);
      await worker(made, lifeUntil(immortal)).perform();
      if (await survives(worker(made, lifeUntil(timestamp)).perform())) break;
      expect((await outcome(made)).states).toHaveLength(1);
      const next = worker(made, lifeUntil(immortal));
      await next.recover();
      await next.perform();
      await expectOnce(made, 'accepted');
    }
  });
});
