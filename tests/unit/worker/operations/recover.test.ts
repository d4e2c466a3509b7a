import { beforeEach, describe, expect, it } from 'vitest';
import { delayedContext } from '../../support/delayed-requests.ts';
import { failureOf } from '../../support/failure.ts';
import type { Fate } from '../../support/fake-wisepay.ts';
import { aNewIntent, anIntent, pat, sam } from '../../support/intents.ts';
import {
  days,
  minutes,
  type OperationsHarness,
  operationsHarness,
} from '../../support/operations-harness.ts';

let harness: OperationsHarness;

beforeEach(() => {
  harness = operationsHarness();
});

/** Leaves an intent open for a target; returns its key. */
async function leaveOpen(fate: Fate, target: string): Promise<string> {
  const { key } = await harness.leaveOpen(fate, aNewIntent({ target }));
  return key;
}

/** What the next worker does first. */
async function recover(): Promise<void> {
  await harness.newWorker().recover(harness.context);
}

const names = async () => (await harness.states()).map(({ name }) => name);

describe('a new worker', () => {
  it('finds out what became of everything that is open', async () => {
    const done = await leaveOpen('answer_lost', 'one');
    const again = await leaveOpen('lost', 'two');
    await leaveOpen({ refused: 'not_refundable', answerLost: true }, 'three');
    await recover();
    expect(await names()).toEqual(['accepted', 'accepted', 'refused']);
    expect(harness.wisepay.effects).toEqual([done, again]);
  });

  it('never sends what is older than two minutes', async () => {
    await leaveOpen('lost', 'one');
    harness.time += minutes(2) + 1;
    await recover();
    expect(await harness.states()).toEqual([{ name: 'not_received', at: harness.time }]);
    expect(harness.wisepay.effects).toEqual([]);
  });

  it('says after a day that it cannot tell', async () => {
    await leaveOpen('answer_lost', 'one');
    harness.wisepay.forgetKeys();
    harness.time += days(1) + 1;
    await recover();
    expect(await harness.states()).toEqual([{ name: 'unresolved', at: harness.time }]);
  });

  it('asks nothing where nothing is open', async () => {
    await harness.operations.perform(harness.context, aNewIntent());
    harness.wisepay.log.splice(0);
    await recover();
    expect(harness.wisepay.log).toEqual([]);
  });

  it('goes on with the others when WisePay does not answer to one', async () => {
    await leaveOpen('answer_lost', 'one');
    await leaveOpen('answer_lost', 'two');
    harness.wisepay.answers.push('lost');
    await recover();
    expect(await names()).toEqual(['open', 'accepted']);
  });

  it('goes on with the others when WisePay refuses to talk about one', async () => {
    await leaveOpen('answer_lost', 'one');
    await leaveOpen('answer_lost', 'two');
    harness.wisepay.answers.push({ refused: 'not_permitted' });
    await recover();
    expect(await names()).toEqual(['open', 'accepted']);
  });

  it('says when the token is no good any more, and loses nothing', async () => {
    await leaveOpen('answer_lost', 'one');
    harness.wisepay.answers.push('token_expired');
    expect((await failureOf(recover())).code).toBe('token_expired');
    expect(await names()).toEqual(['open']);
    await recover();
    expect(await names()).toEqual(['accepted']);
  });

  it('leaves other people’s intents alone', async () => {
    const theirs = anIntent({ owner: sam, createdAt: harness.time });
    const elsewhere = anIntent({ owner: { ...pat, api: 'https://other.example' }, createdAt: harness.time });
    await harness.journal.write(theirs);
    await harness.journal.write(elsewhere);
    await recover();
    expect(harness.wisepay.log).toEqual([]);
    expect(await harness.journal.list()).toEqual([theirs, elsewhere]);
  });

  it('forgets what was settled long ago', async () => {
    await harness.operations.perform(harness.context, aNewIntent());
    harness.time += days(1) + 1;
    await recover();
    expect(await harness.journal.list()).toEqual([]);
  });

  it('does not disturb a worker that is busy with the same intent', async () => {
    const context = delayedContext(harness.context);
    const busy = harness.operations.perform(context, aNewIntent());
    await context.reached;
    const recovered = harness.operations.recover(harness.context);
    context.release();
    await Promise.all([busy, recovered]);
    expect(harness.calls()).toEqual(['submit']);
    expect(await names()).toEqual(['accepted']);
  });

  it('does not send what turns out to wait for a sign-in', async () => {
    const context = delayedContext(harness.context);
    harness.wisepay.fates.push('step_up');
    const busy = harness.operations.perform(context, aNewIntent());
    await context.reached;
    const recovered = harness.operations.recover(harness.context);
    context.release();
    await Promise.all([busy, recovered]);
    expect(await names()).toEqual(['step_up']);
    expect(harness.wisepay.effects).toEqual([]);
  });
});

describe('an intent that waits for a sign-in', () => {
  const waiting = () => anIntent({ state: { name: 'step_up' }, createdAt: harness.time });

  it.each([
    [15, { name: 'step_up' }],
    [16, { name: 'abandoned', reason: 'no_sign_in' }],
  ])('is let go of after a quarter of an hour: %d minutes', async (age, state) => {
    await harness.journal.write(waiting());
    harness.time += minutes(age);
    await harness.operations.recover(harness.context);
    expect(await harness.states()).toMatchObject([state]);
    expect(harness.wisepay.log).toEqual([]);
  });
});
