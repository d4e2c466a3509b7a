/** What a wish meets in the journal: one target has one request at a time, and nobody's intent is sent for another. */
import { beforeEach, describe, expect, it } from 'vitest';
import { CodedError } from '#lib/errors.ts';
import type { Intent, Wish } from '#lib/operations/intent.ts';
import type { Fate } from '../support/fake-wisepay.ts';
import { heldWire } from '../support/held-wire.ts';
import { anIntent, aWish, pat, sam } from '../support/intents.ts';
import { type OperationsBench, operationsBench } from '../support/operations-bench.ts';

let bench: OperationsBench;
let wish: Wish;

beforeEach(() => {
  bench = operationsBench();
  wish = aWish();
});

const perform = (each = wish) => bench.operations.perform(bench.wire, each);

describe('another wish for the same target', () => {
  it.each<[Fate, string, number]>([
    ['answer_lost', 'accepted', 1],
    ['lost', 'accepted', 1],
    [{ refused: 'terminal_busy', answerLost: true }, 'refused', 0],
  ])('settles the open one, and is not sent itself: %j', async (fate, name, effectCount) => {
    await bench.leaveOpen(fate, wish);
    const other = aWish();
    expect(await perform(other)).toMatchObject({ key: wish.key, state: { name } });
    expect(bench.wisepay.effects).toHaveLength(effectCount);
    expect(await bench.journal.find(other.key)).toBeUndefined();
  });

  it('is not sent either while the open one cannot be settled', async () => {
    await bench.leaveOpen('answer_lost', wish);
    bench.wisepay.answers.push('lost');
    expect(await perform(aWish())).toMatchObject({ key: wish.key, state: { name: 'open' } });
    expect(bench.wisepay.effects).toEqual([wish.key]);
    expect(bench.calls()).toEqual(['ask']);
  });

  it('clicked at the same time in two tabs: the first is sent, and the second after its outcome', async () => {
    bench.wisepay.fates.push('answer_lost');
    bench.wisepay.answers.push('lost');
    const [first, second] = await Promise.all([perform(), perform(aWish())]);
    expect(first.state.name).toBe('open');
    expect(second).toMatchObject({ key: wish.key, state: { name: 'accepted' } });
    expect(bench.wisepay.effects).toEqual([wish.key]);
  });
});

describe('a wish for another target', () => {
  it('is sent although the outcome of the first is not known', async () => {
    await bench.leaveOpen('lost', wish);
    const elsewhere = aWish({ target: 'payment pay_1', kind: 'refund' });
    expect(await perform(elsewhere)).toMatchObject({ key: elsewhere.key, state: { name: 'accepted' } });
    expect(bench.calls()).toEqual(['submit']);
  });

  it('need not wait while the first is on its way', async () => {
    const wire = heldWire(bench.wire);
    const slow = bench.operations.perform(wire, wish);
    await wire.reached;
    await perform(aWish({ target: 'payment pay_1', kind: 'refund' }));
    expect(bench.wisepay.effects).toHaveLength(1);
    wire.release();
    expect((await slow).state.name).toBe('accepted');
  });
});

describe('somebody else’s intent', () => {
  it('is not settled, and is in nobody’s way', async () => {
    const theirs = anIntent({ owner: sam, createdAt: bench.time });
    await bench.journal.write(theirs);
    expect(await perform()).toMatchObject({ key: wish.key, state: { name: 'accepted' } });
    expect(await bench.journal.find(theirs.key)).toEqual(theirs);
    expect(bench.wisepay.log.join()).not.toContain(theirs.key);
  });

  it.each<[string, Intent['state']]>([
    ['whose outcome is unknown', { name: 'open' }],
    ['that waits for them to sign in again', { name: 'step_up' }],
  ])('is never sent in another name, not even under its own key: one %s', async (_, state) => {
    // A panel keeps its intent ids when the PSA user changes. A key belongs to the person who used it first, so the
    // same key from another person would be a second charge.
    const theirs = anIntent({ ...wish, owner: sam, createdAt: bench.time, state });
    await bench.journal.write(theirs);
    await perform().catch((error: unknown) => expect(error).toBeInstanceOf(CodedError));
    expect(bench.calls()).toEqual([]);
    expect(await bench.journal.find(wish.key)).toEqual(theirs);
  });

  it('is told apart by the WisePay that it was sent to', async () => {
    const elsewhere = anIntent({ owner: { ...pat, api: 'https://other.example' }, createdAt: bench.time });
    await bench.journal.write(elsewhere);
    expect(await perform()).toMatchObject({ key: wish.key, state: { name: 'accepted' } });
  });
});
