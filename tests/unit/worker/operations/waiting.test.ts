/** Intents that wait for the person to sign in again, and intents that are dismissed. */
import { beforeEach, describe, expect, it } from 'vitest';
import { CodedError } from '#lib/errors.ts';
import type { IntentState, NewIntent } from '#lib/worker/operations/intent.ts';
import type { OperationContext } from '#lib/worker/operations/settle.ts';
import { aNewIntent, anIntent, pat, sam } from '../../support/intents.ts';
import { minutes, type OperationsHarness, operationsHarness } from '../../support/operations-harness.ts';
import { timestampAt } from '../../support/timestamps.ts';

let harness: OperationsHarness;
let newIntent: NewIntent;

beforeEach(() => {
  harness = operationsHarness();
  newIntent = aNewIntent();
});

const keys = async () => (await harness.journal.list()).map(({ key }) => key);

describe('a wish that is held back for a sign-in', () => {
  beforeEach(() => harness.operations.park(pat, newIntent));

  it('waits in the journal, unsent', async () => {
    expect(await harness.journal.list()).toEqual([
      {
        ...newIntent,
        owner: pat,
        createdAt: harness.time,
        made: timestampAt(harness.time),
        state: { name: 'step_up' },
      },
    ]);
    expect(harness.wisepay.log).toEqual([]);
  });

  it('goes out as it is asked for then: no key is bound to what it was before', async () => {
    const { path, body } = newIntent.request;
    const later = { ...newIntent, request: { path, body: { ...body, invoiceVersion: '2' } } };
    harness.time += minutes(1);
    expect(await harness.operations.perform(harness.context, later)).toMatchObject({
      request: later.request,
      createdAt: harness.time - minutes(1),
      sentAt: harness.time,
      state: { name: 'accepted' },
    });
    expect(await harness.journal.list()).toHaveLength(1);
    expect(harness.wisepay.effects).toEqual([newIntent.key]);
  });

  it('is held once, however often that is asked for', async () => {
    harness.time += 1;
    await harness.operations.park(pat, newIntent);
    expect(await harness.journal.list()).toMatchObject([{ createdAt: harness.time - 1 }]);
  });

  it('is not sent by itself', async () => {
    await harness.operations.recover(harness.context);
    expect(harness.wisepay.log).toEqual([]);
  });

  it('is not sent after a quarter of an hour', async () => {
    harness.time += minutes(15) + 1;
    const { state } = await harness.operations.perform(harness.context, newIntent);
    expect(state).toEqual({ name: 'abandoned', at: harness.time, reason: 'no_sign_in' });
    expect(harness.wisepay.log).toEqual([]);
  });

  it('gives way to what the person asks for instead', async () => {
    const instead = aNewIntent();
    await harness.operations.perform(harness.context, instead);
    expect(harness.wisepay.effects).toEqual([instead.key]);
    expect(await harness.journal.find(newIntent.key)).toMatchObject({
      state: { name: 'abandoned', reason: 'no_sign_in' },
    });
  });

  it('is abandoned when what it follows did not go through, and never sent after that', async () => {
    await harness.operations.abandon(newIntent.key, 'earlier_failed');
    const abandoned = { name: 'abandoned', at: harness.time, reason: 'earlier_failed' };
    expect(await harness.states()).toEqual([abandoned]);
    expect((await harness.operations.perform(harness.context, newIntent)).state).toEqual(abandoned);
    expect(harness.wisepay.log).toEqual([]);
  });
});

describe('holding back', () => {
  it('says whether it is in the journal now', async () => {
    expect(await harness.operations.park(pat, newIntent)).toBe(true);
    expect(await keys()).toEqual([newIntent.key]);
  });

  it('what is on its way already changes nothing', async () => {
    const intent = anIntent(newIntent);
    await harness.journal.write(intent);
    expect(await harness.operations.park(pat, newIntent)).toBe(true);
    expect(await harness.journal.list()).toEqual([intent]);
  });

  it('is not done where another request for the same target is under way', async () => {
    const other = anIntent({ createdAt: harness.time });
    await harness.journal.write(other);
    expect(await harness.operations.park(pat, newIntent)).toBe(false);
    expect(await keys()).toEqual([other.key]);
  });

  it('is not done under another person’s key', async () => {
    await harness.journal.write(anIntent({ ...newIntent, owner: sam }));
    await expect(harness.operations.park(pat, newIntent)).rejects.toBeInstanceOf(CodedError);
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
      await harness.journal.write(intent);
      await harness.operations.abandon(intent.key, 'earlier_failed');
      expect(await harness.journal.list()).toEqual([intent]);
    },
  );
});

describe('putting away', () => {
  it.each(settled)('forgets an intent that is $name, and no other', async (state) => {
    const [gone, stays] = [anIntent({ state }), anIntent({ state })];
    await harness.journal.write(gone);
    await harness.journal.write(stays);
    await harness.operations.dismiss(gone.key);
    expect(await keys()).toEqual([stays.key]);
  });

  it('never forgets one whose outcome is still to come', async () => {
    const intent = anIntent();
    await harness.journal.write(intent);
    await harness.operations.dismiss(intent.key);
    expect(await harness.journal.list()).toEqual([intent]);
  });

  it('in two tabs at once forgets it once', async () => {
    const intent = anIntent({ state: { name: 'unresolved', at: 5 } });
    await harness.journal.write(intent);
    const { dismiss } = harness.operations;
    await Promise.all([dismiss(intent.key), dismiss(intent.key)]);
    expect(await keys()).toEqual([]);
  });

  it('in one tab what another tab goes on with at this moment waits for its outcome', async () => {
    const intent = anIntent({ state: { name: 'step_up' }, createdAt: harness.time });
    await harness.journal.write(intent);
    let stored: unknown[] = [];
    const submit: OperationContext['submit'] = async (...request) => {
      stored = await harness.journal.list();
      return harness.context.submit(...request);
    };
    const goneOnWith = harness.operations.perform({ ...harness.context, submit }, intent);
    await harness.operations.dismiss(intent.key);
    await goneOnWith;
    expect(stored).toMatchObject([{ key: intent.key, state: { name: 'open' } }]);
    expect(harness.wisepay.effects).toEqual([intent.key]);
  });

  it('wins over another tab that would go on with it a moment later: nothing is sent', async () => {
    const intent = anIntent({ state: { name: 'step_up' }, createdAt: harness.time });
    await harness.journal.write(intent);
    await harness.operations.dismiss(intent.key);
    await harness.operations.perform(harness.context, intent);
    expect(await keys()).toEqual([]);
    expect(harness.wisepay.log).toEqual([]);
  });

  it('of something unknown does nothing', async () => {
    await harness.operations.dismiss(crypto.randomUUID());
    expect(await keys()).toEqual([]);
  });
});
