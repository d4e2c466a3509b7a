/** Intents in the journal: a target has one request at a time, and no one's intent is sent for another person. */
import { beforeEach, describe, expect, it } from 'vitest';
import { CodedError } from '#lib/errors.ts';
import type { Intent, NewIntent } from '#lib/worker/operations/intent.ts';
import { delayedContext } from '../../support/delayed-requests.ts';
import type { Fate } from '../../support/fake-wisepay.ts';
import { aNewIntent, anIntent, pat, sam } from '../../support/intents.ts';
import { type OperationsHarness, operationsHarness } from '../../support/operations-harness.ts';

let harness: OperationsHarness;
let newIntent: NewIntent;

beforeEach(() => {
  harness = operationsHarness();
  newIntent = aNewIntent();
});

const perform = (each = newIntent) => harness.operations.perform(harness.context, each);

describe('another wish for the same target', () => {
  it.each<[Fate, string, number]>([
    ['answer_lost', 'accepted', 1],
    ['lost', 'accepted', 1],
    [{ refused: 'terminal_busy', answerLost: true }, 'refused', 0],
  ])('settles the open one, and is not sent itself: %j', async (fate, name, effectCount) => {
    await harness.leaveOpen(fate, newIntent);
    const other = aNewIntent();
    expect(await perform(other)).toMatchObject({ key: newIntent.key, state: { name } });
    expect(harness.wisepay.effects).toHaveLength(effectCount);
    expect(await harness.journal.find(other.key)).toBeUndefined();
  });

  it('is not sent either while the open one cannot be settled', async () => {
    await harness.leaveOpen('answer_lost', newIntent);
    harness.wisepay.answers.push('lost');
    expect(await perform(aNewIntent())).toMatchObject({ key: newIntent.key, state: { name: 'open' } });
    expect(harness.wisepay.effects).toEqual([newIntent.key]);
    expect(harness.calls()).toEqual(['ask']);
  });

  it('clicked at the same time in two tabs: the first is sent, and the second after its outcome', async () => {
    harness.wisepay.fates.push('answer_lost');
    harness.wisepay.answers.push('lost');
    const [first, second] = await Promise.all([perform(), perform(aNewIntent())]);
    expect(first.state.name).toBe('open');
    expect(second).toMatchObject({ key: newIntent.key, state: { name: 'accepted' } });
    expect(harness.wisepay.effects).toEqual([newIntent.key]);
  });
});

describe('a wish for another target', () => {
  it('is sent although the outcome of the first is not known', async () => {
    await harness.leaveOpen('lost', newIntent);
    const elsewhere = aNewIntent({ target: 'payment pay_1', kind: 'refund' });
    expect(await perform(elsewhere)).toMatchObject({ key: elsewhere.key, state: { name: 'accepted' } });
    expect(harness.calls()).toEqual(['submit']);
  });

  it('need not wait while the first is on its way', async () => {
    const context = delayedContext(harness.context);
    const slow = harness.operations.perform(context, newIntent);
    await context.reached;
    await perform(aNewIntent({ target: 'payment pay_1', kind: 'refund' }));
    expect(harness.wisepay.effects).toHaveLength(1);
    context.release();
    expect((await slow).state.name).toBe('accepted');
  });
});

describe('somebody else’s intent', () => {
  it('is not settled, and is in nobody’s way', async () => {
    const theirs = anIntent({ owner: sam, createdAt: harness.time });
    await harness.journal.write(theirs);
    expect(await perform()).toMatchObject({ key: newIntent.key, state: { name: 'accepted' } });
    expect(await harness.journal.find(theirs.key)).toEqual(theirs);
    expect(harness.wisepay.log.join()).not.toContain(theirs.key);
  });

  it.each<[string, Intent['state']]>([
    ['whose outcome is unknown', { name: 'open' }],
    ['that waits for them to sign in again', { name: 'step_up' }],
  ])('is never sent in another name, not even under its own key: one %s', async (_, state) => {
    // A panel keeps its intent ids when the PSA user changes. A key belongs to the person who used it first, so the
    // same key from another person would be a second charge.
    const theirs = anIntent({ ...newIntent, owner: sam, createdAt: harness.time, state });
    await harness.journal.write(theirs);
    await perform().catch((error: unknown) => expect(error).toBeInstanceOf(CodedError));
    expect(harness.calls()).toEqual([]);
    expect(await harness.journal.find(newIntent.key)).toEqual(theirs);
  });

  it('is told apart by the WisePay that it was sent to', async () => {
    const elsewhere = anIntent({ owner: { ...pat, api: 'https://other.example' }, createdAt: harness.time });
    await harness.journal.write(elsewhere);
    expect(await perform()).toMatchObject({ key: newIntent.key, state: { name: 'accepted' } });
  });
});
