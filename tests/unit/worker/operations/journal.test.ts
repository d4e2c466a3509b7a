import { beforeEach, describe, expect, it } from 'vitest';
import type { Intent, IntentState } from '#lib/worker/operations/intent.ts';
import { createJournal, type Journal } from '#lib/worker/operations/journal.ts';
import { anIntent } from '../../support/intents.ts';
import { type MemoryStore, memoryStore } from '../../support/memory-journal.ts';
import { timestampAt } from '../../support/timestamps.ts';

const day = 24 * 60 * 60_000;

let store: MemoryStore;
let journal: Journal;

beforeEach(() => {
  store = memoryStore();
  journal = createJournal(store);
});

const states: IntentState[] = [
  { name: 'open' },
  { name: 'step_up' },
  { name: 'accepted', at: 5, answer: { id: 'tp_1', amount: { value: 1, currency: 'USD' } } },
  { name: 'accepted', at: 5, answer: null },
  { name: 'refused', at: 5, code: 'terminal_busy', requestId: 'req_1' },
  { name: 'refused', at: 5, code: 'terminal_busy' },
  { name: 'not_received', at: 5 },
  { name: 'abandoned', at: 5, reason: 'no_sign_in' },
  { name: 'unresolved', at: 5 },
];

async function write(...intents: Intent[]): Promise<void> {
  for (const intent of intents) await journal.write(intent);
}

const keys = async () => (await journal.list()).map(({ key }) => key);

describe('the journal', () => {
  it.each(states)('gives back to the next worker what was written: %j', async (state) => {
    const intent = anIntent({ state });
    await journal.write(intent);
    expect(await createJournal(store).list()).toEqual([intent]);
    expect(await createJournal(store).find(intent.key)).toEqual(intent);
  });

  it('reads an intent whose shown details it cannot read: what is under way is never lost over them', async () => {
    const intent = anIntent();
    await store.write(`journal.${intent.key}`, { ...intent, total: 'all of it', replaces: [7] });
    expect(await journal.find(intent.key)).toEqual(intent);
    expect(await keys()).toEqual([intent.key]);
  });

  it('keeps the last word on an intent', async () => {
    const intent = anIntent();
    await write(intent, { ...intent, state: { name: 'not_received', at: 9 } });
    expect(await journal.list()).toEqual([{ ...intent, state: { name: 'not_received', at: 9 } }]);
  });

  it('lists the oldest first', async () => {
    const [late, early] = [anIntent({ createdAt: 2 }), anIntent({ createdAt: 1 })];
    await write(late, early);
    expect(await keys()).toEqual([early.key, late.key]);
  });

  it('has nothing to say about a key that it does not know', async () => {
    await write(anIntent());
    expect(await journal.find(crypto.randomUUID())).toBeUndefined();
  });

  it('writes every intent apart, so that two workers never overwrite each other’s', async () => {
    const [mine, theirs] = [anIntent(), anIntent()];
    await Promise.all([journal.write(mine), createJournal(store).write(theirs)]);
    expect(await keys()).toEqual([mine.key, theirs.key]);
  });
});

/** Prunes at the time `now`, in ms, on all clocks. */
const prune = (now: number) => journal.prune(timestampAt(now), now);

describe('what else is in the storage', () => {
  const foreign: [string, unknown][] = [
    ['policy.last-known', { wisepayApi: 'https://api.example' }],
    ['terminal.last', 'trm_1'],
    ['journal.of-a-newer-version', { ...anIntent(), state: { name: 'promised', at: 1 } }],
    ['journal.broken', 'half a rec'],
    ['journal.without-a-key', { ...anIntent(), key: '1' }],
    ['journal.elsewhere', { ...anIntent(), request: { path: 'https://evil.example', body: {} } }],
  ];

  it.each(foreign)('is not taken for an intent, and stays: %s', async (name, value) => {
    store.values.set(name, value);
    const intent = anIntent({ state: { name: 'not_received', at: 0 } });
    await write(intent);
    expect(await keys()).toEqual([intent.key]);
    await prune(1000 * day);
    expect([...store.values]).toEqual([[name, value]]);
  });
});

describe('removing', () => {
  it.each(states)('forgets one intent and no other: %j', async (state) => {
    const [gone, stays] = [anIntent({ state }), anIntent({ state })];
    await write(gone, stays);
    await journal.remove(gone.key);
    expect(await keys()).toEqual([stays.key]);
  });

  it('of something unknown does nothing', async () => {
    const intent = anIntent();
    await write(intent);
    await journal.remove(crypto.randomUUID());
    expect(await keys()).toEqual([intent.key]);
  });
});

describe('time', () => {
  it('keeps a settled intent when the machine’s clock is set by a year', async () => {
    const intent = anIntent({ state: { name: 'not_received', at: 5 }, settled: timestampAt(5) });
    await write(intent);
    await journal.prune(timestampAt(6), 5 + 365 * day);
    expect(await keys()).toEqual([intent.key]);
  });

  it('leaves an unresolved one to be looked after, however old', async () => {
    const intent = anIntent({ state: { name: 'unresolved', at: 5 } });
    await write(intent);
    await prune(5 + 30 * day);
    expect(await keys()).toEqual([intent.key]);
  });

  it.each(states.filter((state) => 'at' in state && state.name !== 'unresolved'))(
    'takes a settled intent away after a day: $name',
    async (state) => {
      await write(anIntent({ state, settled: timestampAt(5) }));
      await prune(5 + day);
      expect(await keys()).toHaveLength(1);
      await prune(5 + day + 1);
      expect(await keys()).toEqual([]);
    },
  );

  it('waits for WisePay’s clock where that has told when it was settled', async () => {
    const intent = anIntent({ state: { name: 'not_received', at: 5 }, settled: timestampAt(5) });
    await write(intent);
    await journal.prune({ life: 'worker 2', steady: 0 }, 5 + 365 * day);
    expect(await keys()).toEqual([intent.key]);
  });

  it('takes one of a version before away after a day by the machine’s clock', async () => {
    await write(anIntent({ state: { name: 'not_received', at: 5 } }));
    await journal.prune(timestampAt(0), 5 + day);
    expect(await keys()).toHaveLength(1);
    await journal.prune(timestampAt(0), 5 + day + 1);
    expect(await keys()).toEqual([]);
  });

  it('never takes an open one away, however old', async () => {
    const intent = anIntent({ createdAt: 0 });
    await write(intent);
    await prune(1000 * day);
    expect(await keys()).toEqual([intent.key]);
  });

  it('never takes one away that goes on after a refusal, however long ago that was', async () => {
    const intent = anIntent({ createdAt: 0, settled: timestampAt(0) });
    await write(intent);
    await prune(1000 * day);
    expect(await keys()).toEqual([intent.key]);
  });
});
