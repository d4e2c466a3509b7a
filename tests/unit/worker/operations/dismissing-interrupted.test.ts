/** The worker ends, or the storage fails, while an outcome is dismissed: it is gone, or it is there to be dismissed. */
import { beforeEach, describe, expect, it } from 'vitest';
import { createJournal, type JournalStore } from '#lib/worker/operations/journal.ts';
import { createOperations } from '#lib/worker/operations/operations.ts';
import { withoutReplaced } from '#lib/worker/operations/replaced.ts';
import { anIntent } from '../../support/intents.ts';
import { type MemoryStore, memoryStore } from '../../support/memory-journal.ts';
import { lifeUntil, WorkerDied } from '../../support/mortal.ts';
import { timestampAt } from '../../support/timestamps.ts';
import { turns } from '../../support/turns.ts';

const refused = { name: 'refused', at: 5, code: 'terminal_busy' } as const;
/** Two refusals that the newest one has replaced, and what only a person can settle. */
const earlier = [anIntent({ state: refused }), anIntent({ state: { name: 'not_received', at: 5 } })];
const newest = anIntent({ state: refused, replaces: earlier.map(({ key }) => key) });
const uncertain = anIntent({ state: { name: 'unresolved', at: 5 } });
const underWay = anIntent({ state: { name: 'open' } });
const immortal = Number.POSITIVE_INFINITY;

let store: MemoryStore;

beforeEach(async () => {
  store = memoryStore();
  const journal = createJournal(store);
  for (const intent of [...earlier, newest, uncertain, underWay]) await journal.write(intent);
});

/** A new worker dismisses: it shares only the store with the one before. */
function dismiss(key: string, through: JournalStore = store): Promise<void> {
  const operations = createOperations({
    journal: createJournal(through),
    lock: turns(),
    now: () => 0,
    timestamp: () => timestampAt(0),
  });
  return operations.dismiss(key);
}

/** The keys of the outcomes that a panel shows. */
const shown = async () => withoutReplaced(await createJournal(store).list()).map(({ key }) => key);

const others = [uncertain.key, underWay.key];

/** At how many steps a worker can end while it dismisses the newest outcome. */
async function countSteps(): Promise<number> {
  const life = lifeUntil(immortal);
  await dismiss(newest.key, life.store(store));
  return life.steps;
}

describe('a worker that ends while an outcome is dismissed', () => {
  it('at any moment brings no earlier outcome back, and loses none that is still to be settled', async () => {
    const full = new Map(store.values);
    const steps = await countSteps();
    expect(steps).toBeGreaterThan(8);
    for (let step = 0; step < steps; step += 1) {
      store.values.clear();
      for (const [name, value] of full) store.values.set(name, value);
      await expect(dismiss(newest.key, lifeUntil(step).store(store))).rejects.toBeInstanceOf(WorkerDied);
      const left = (await shown()).filter((key) => key !== newest.key);
      expect(left, `after ${step} of ${steps} steps`).toEqual(others);
      // The person or the panel asks once more.
      await dismiss(newest.key);
      expect(await shown()).toEqual(others);
      expect(store.values.size).toBe(2);
    }
  });

  it('leaves what is uncertain or under way as it was, whatever it was dismissing', async () => {
    for (const { key } of [uncertain, underWay]) {
      const before = new Map(store.values);
      await expect(dismiss(key, lifeUntil(1).store(store))).rejects.toBeInstanceOf(WorkerDied);
      expect(store.values).toEqual(before);
    }
  });
});

describe('a storage that fails while an outcome is dismissed', () => {
  it('leaves it on screen, from where it goes the next time', async () => {
    const failing: JournalStore = { ...store, remove: () => Promise.reject(new Error('The disk is full.')) };
    await expect(dismiss(newest.key, failing)).rejects.toThrow('The disk is full.');
    expect(await shown()).toEqual([newest.key, ...others]);
    await dismiss(newest.key);
    expect(await shown()).toEqual(others);
  });
});
