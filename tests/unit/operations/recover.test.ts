import { beforeEach, describe, expect, it } from 'vitest';
import { failureOf } from '../support/failure.ts';
import type { Fate } from '../support/fake-wisepay.ts';
import { heldWire } from '../support/held-wire.ts';
import { anIntent, aWish, pat, sam } from '../support/intents.ts';
import { days, minutes, type OperationsBench, operationsBench } from '../support/operations-bench.ts';

let bench: OperationsBench;

beforeEach(() => {
  bench = operationsBench();
});

/** Leaves an intent open for a target, and gives its key. */
async function leaveOpen(fate: Fate, target: string): Promise<string> {
  const { key } = await bench.leaveOpen(fate, aWish({ target }));
  return key;
}

/** What the next worker does first. */
async function recover(): Promise<void> {
  await bench.newWorker().recover(bench.wire);
}

const names = async () => (await bench.states()).map(({ name }) => name);

describe('a new worker', () => {
  it('finds out what became of everything that is open', async () => {
    const done = await leaveOpen('answer_lost', 'one');
    const again = await leaveOpen('lost', 'two');
    await leaveOpen({ refused: 'not_refundable', answerLost: true }, 'three');
    await recover();
    expect(await names()).toEqual(['accepted', 'accepted', 'refused']);
    expect(bench.wisepay.effects).toEqual([done, again]);
  });

  it('never sends what is older than two minutes', async () => {
    await leaveOpen('lost', 'one');
    bench.time += minutes(2) + 1;
    await recover();
    expect(await bench.states()).toEqual([{ name: 'not_received', at: bench.time }]);
    expect(bench.wisepay.effects).toEqual([]);
  });

  it('says after a day that it cannot tell', async () => {
    await leaveOpen('answer_lost', 'one');
    bench.wisepay.forgetKeys();
    bench.time += days(1) + 1;
    await recover();
    expect(await bench.states()).toEqual([{ name: 'unresolved', at: bench.time }]);
  });

  it('asks nothing where nothing is open', async () => {
    await bench.operations.perform(bench.wire, aWish());
    bench.wisepay.log.splice(0);
    await recover();
    expect(bench.wisepay.log).toEqual([]);
  });

  it('goes on with the others when WisePay does not answer to one', async () => {
    await leaveOpen('answer_lost', 'one');
    await leaveOpen('answer_lost', 'two');
    bench.wisepay.answers.push('lost');
    await recover();
    expect(await names()).toEqual(['open', 'accepted']);
  });

  it('goes on with the others when WisePay refuses to talk about one', async () => {
    await leaveOpen('answer_lost', 'one');
    await leaveOpen('answer_lost', 'two');
    bench.wisepay.answers.push({ refused: 'not_permitted' });
    await recover();
    expect(await names()).toEqual(['open', 'accepted']);
  });

  it('says when the token is no good any more, and loses nothing', async () => {
    await leaveOpen('answer_lost', 'one');
    bench.wisepay.answers.push('token_expired');
    expect((await failureOf(recover())).code).toBe('token_expired');
    expect(await names()).toEqual(['open']);
    await recover();
    expect(await names()).toEqual(['accepted']);
  });

  it('leaves other people’s intents alone', async () => {
    const theirs = anIntent({ owner: sam, createdAt: bench.time });
    const elsewhere = anIntent({ owner: { ...pat, api: 'https://other.example' }, createdAt: bench.time });
    await bench.journal.write(theirs);
    await bench.journal.write(elsewhere);
    await recover();
    expect(bench.wisepay.log).toEqual([]);
    expect(await bench.journal.list()).toEqual([theirs, elsewhere]);
  });

  it('forgets what was settled long ago', async () => {
    await bench.operations.perform(bench.wire, aWish());
    bench.time += days(1) + 1;
    await recover();
    expect(await bench.journal.list()).toEqual([]);
  });

  it('does not disturb a worker that is busy with the same intent', async () => {
    const wire = heldWire(bench.wire);
    const busy = bench.operations.perform(wire, aWish());
    await wire.reached;
    const recovered = bench.operations.recover(bench.wire);
    wire.release();
    await Promise.all([busy, recovered]);
    expect(bench.calls()).toEqual(['submit']);
    expect(await names()).toEqual(['accepted']);
  });

  it('does not send what turns out to wait for a sign-in', async () => {
    const wire = heldWire(bench.wire);
    bench.wisepay.fates.push('step_up');
    const busy = bench.operations.perform(wire, aWish());
    await wire.reached;
    const recovered = bench.operations.recover(bench.wire);
    wire.release();
    await Promise.all([busy, recovered]);
    expect(await names()).toEqual(['step_up']);
    expect(bench.wisepay.effects).toEqual([]);
  });
});

describe('an intent that waits for a sign-in', () => {
  const waiting = () => anIntent({ state: { name: 'step_up' }, createdAt: bench.time });

  it.each([
    [15, { name: 'step_up' }],
    [16, { name: 'abandoned', reason: 'no_sign_in' }],
  ])('is let go of after a quarter of an hour: %d minutes', async (age, state) => {
    await bench.journal.write(waiting());
    bench.time += minutes(age);
    await bench.operations.recover(bench.wire);
    expect(await bench.states()).toMatchObject([state]);
    expect(bench.wisepay.log).toEqual([]);
  });
});
