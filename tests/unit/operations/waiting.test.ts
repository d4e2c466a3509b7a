/** Intents that wait for the person to sign in again, and intents that are put away. */
import { beforeEach, describe, expect, it } from 'vitest';
import { CodedError } from '#lib/errors.ts';
import type { IntentState, Wish } from '#lib/operations/intent.ts';
import type { Wire } from '#lib/operations/settle.ts';
import { anIntent, aWish, pat, sam } from '../support/intents.ts';
import { momentAt } from '../support/moments.ts';
import { minutes, type OperationsBench, operationsBench } from '../support/operations-bench.ts';

let bench: OperationsBench;
let wish: Wish;

beforeEach(() => {
  bench = operationsBench();
  wish = aWish();
});

const keys = async () => (await bench.journal.list()).map(({ key }) => key);

describe('a wish that is held back for a sign-in', () => {
  beforeEach(() => bench.operations.hold(pat, wish));

  it('waits in the journal, unsent', async () => {
    expect(await bench.journal.list()).toEqual([
      {
        ...wish,
        owner: pat,
        createdAt: bench.time,
        made: momentAt(bench.time),
        state: { name: 'step_up' },
      },
    ]);
    expect(bench.wisepay.log).toEqual([]);
  });

  it('goes out as it is asked for then: no key is bound to what it was before', async () => {
    const { path, body } = wish.request;
    const later = { ...wish, request: { path, body: { ...body, invoiceVersion: '2' } } };
    bench.time += minutes(1);
    expect(await bench.operations.perform(bench.wire, later)).toMatchObject({
      request: later.request,
      createdAt: bench.time - minutes(1),
      sentAt: bench.time,
      state: { name: 'accepted' },
    });
    expect(await bench.journal.list()).toHaveLength(1);
    expect(bench.wisepay.effects).toEqual([wish.key]);
  });

  it('is held once, however often that is asked for', async () => {
    bench.time += 1;
    await bench.operations.hold(pat, wish);
    expect(await bench.journal.list()).toMatchObject([{ createdAt: bench.time - 1 }]);
  });

  it('is not sent by itself', async () => {
    await bench.operations.recover(bench.wire);
    expect(bench.wisepay.log).toEqual([]);
  });

  it('is not sent after a quarter of an hour', async () => {
    bench.time += minutes(15) + 1;
    const { state } = await bench.operations.perform(bench.wire, wish);
    expect(state).toEqual({ name: 'abandoned', at: bench.time, reason: 'no_sign_in' });
    expect(bench.wisepay.log).toEqual([]);
  });

  it('gives way to what the person asks for instead', async () => {
    const instead = aWish();
    await bench.operations.perform(bench.wire, instead);
    expect(bench.wisepay.effects).toEqual([instead.key]);
    expect(await bench.journal.find(wish.key)).toMatchObject({
      state: { name: 'abandoned', reason: 'no_sign_in' },
    });
  });

  it('is abandoned when what it follows did not go through, and never sent after that', async () => {
    await bench.operations.abandon(wish.key, 'earlier_failed');
    const abandoned = { name: 'abandoned', at: bench.time, reason: 'earlier_failed' };
    expect(await bench.states()).toEqual([abandoned]);
    expect((await bench.operations.perform(bench.wire, wish)).state).toEqual(abandoned);
    expect(bench.wisepay.log).toEqual([]);
  });
});

describe('holding back', () => {
  it('what is on its way already changes nothing', async () => {
    const intent = anIntent(wish);
    await bench.journal.write(intent);
    await bench.operations.hold(pat, wish);
    expect(await bench.journal.list()).toEqual([intent]);
  });

  it('is not done where another request for the same target is under way', async () => {
    const other = anIntent({ createdAt: bench.time });
    await bench.journal.write(other);
    await bench.operations.hold(pat, wish);
    expect(await keys()).toEqual([other.key]);
  });

  it('is not done under another person’s key', async () => {
    await bench.journal.write(anIntent({ ...wish, owner: sam }));
    await expect(bench.operations.hold(pat, wish)).rejects.toBeInstanceOf(CodedError);
  });
});

const settled: IntentState[] = [
  { name: 'step_up' },
  { name: 'accepted', at: 5, answer: null },
  { name: 'refused', at: 5, code: 'terminal_busy' },
  { name: 'not_received', at: 5 },
  { name: 'abandoned', at: 5, reason: 'earlier_failed' },
  { name: 'unresolved', at: 5 },
];

describe('abandoning', () => {
  it.each<IntentState>([{ name: 'open' }, ...settled.slice(1)])(
    'does nothing to an intent that is $name',
    async (state) => {
      const intent = anIntent({ state });
      await bench.journal.write(intent);
      await bench.operations.abandon(intent.key, 'earlier_failed');
      expect(await bench.journal.list()).toEqual([intent]);
    },
  );
});

describe('putting away', () => {
  it.each(settled)('forgets an intent that is $name, and no other', async (state) => {
    const [gone, stays] = [anIntent({ state }), anIntent({ state })];
    await bench.journal.write(gone);
    await bench.journal.write(stays);
    await bench.operations.dismiss(gone.key);
    expect(await keys()).toEqual([stays.key]);
  });

  it('never forgets one whose outcome is still to come', async () => {
    const intent = anIntent();
    await bench.journal.write(intent);
    await bench.operations.dismiss(intent.key);
    expect(await bench.journal.list()).toEqual([intent]);
  });

  it('in one tab what another tab goes on with at this moment waits for its outcome', async () => {
    const intent = anIntent({ state: { name: 'step_up' }, createdAt: bench.time });
    await bench.journal.write(intent);
    let stored: unknown[] = [];
    const submit: Wire['submit'] = async (...request) => {
      stored = await bench.journal.list();
      return bench.wire.submit(...request);
    };
    const goneOnWith = bench.operations.perform({ ...bench.wire, submit }, intent);
    await bench.operations.dismiss(intent.key);
    await goneOnWith;
    expect(stored).toMatchObject([{ key: intent.key, state: { name: 'open' } }]);
    expect(bench.wisepay.effects).toEqual([intent.key]);
  });

  it('wins over another tab that would go on with it a moment later: nothing is sent', async () => {
    const intent = anIntent({ state: { name: 'step_up' }, createdAt: bench.time });
    await bench.journal.write(intent);
    await bench.operations.dismiss(intent.key);
    await bench.operations.perform(bench.wire, intent);
    expect(await keys()).toEqual([]);
    expect(bench.wisepay.log).toEqual([]);
  });

  it('of something unknown does nothing', async () => {
    await bench.operations.dismiss(crypto.randomUUID());
    expect(await keys()).toEqual([]);
  });
});
