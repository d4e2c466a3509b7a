import { beforeEach, describe, expect, it } from 'vitest';
import { anIntent, aWish } from '../support/intents.ts';
import { days, minutes, type OperationsBench, operationsBench } from '../support/operations-bench.ts';

let bench: OperationsBench;

beforeEach(() => {
  bench = operationsBench();
});

const states = async () => (await bench.states()).map(({ name }) => name);

/** Leaves an intent that never arrived, on a machine whose clock is set then. */
async function leaveLost(clockAhead: number): Promise<void> {
  await bench.leaveOpen('lost', aWish());
  bench.clockAhead = clockAhead;
}

/** The next worker looks after it, so much time after the one before. */
async function lookAfter(ms: number): Promise<void> {
  bench.time += ms;
  await bench.newWorker().recover(bench.wire);
}

const jumps = [-days(365), -minutes(60), -100_000, -100, 100, 100_000, minutes(60), days(365)];

describe('a charge that never arrived, on a machine whose clock is set', () => {
  it.each(jumps)('is still sent within two minutes: %d ms', async (clockAhead) => {
    await leaveLost(clockAhead);
    await lookAfter(minutes(2));
    expect(bench.wisepay.effects).toHaveLength(1);
  });

  it.each(jumps)('is never sent later: %d ms', async (clockAhead) => {
    await leaveLost(clockAhead);
    await lookAfter(minutes(2) + 1);
    expect(bench.wisepay.effects).toEqual([]);
    expect(await states()).toEqual(['not_received']);
  });

  it('is not sent when the clock that was set back has caught up', async () => {
    await leaveLost(-minutes(60));
    bench.wisepay.answers.push('lost');
    await lookAfter(minutes(1));
    await lookAfter(minutes(60));
    expect(bench.wisepay.effects).toEqual([]);
    expect(await states()).toEqual(['not_received']);
  });

  it.each(jumps)('frees the invoice after two minutes: %d ms', async (clockAhead) => {
    await leaveLost(clockAhead);
    await lookAfter(minutes(2) + 1);
    const { state } = await bench.operations.perform(bench.wire, aWish());
    expect(state.name).toBe('accepted');
  });

  it('is not said to have never arrived while it may be on its way, however far ahead the clock is', async () => {
    bench.moment = { wisepay: undefined };
    await leaveLost(minutes(60));
    await lookAfter(1_000);
    expect(await states()).toEqual(['open']);
  });
});

describe('a charge that never arrived, where WisePay does not tell the time', () => {
  beforeEach(() => {
    bench.moment = { wisepay: undefined };
  });

  it('is not sent again: the machine may have slept', async () => {
    await leaveLost(0);
    await lookAfter(1_000);
    expect(bench.calls()).toEqual(['ask']);
  });

  it('never arrived once the worker has lived for two minutes', async () => {
    await leaveLost(-minutes(60));
    await lookAfter(minutes(2));
    expect(await states()).toEqual(['open']);
    await lookAfter(1);
    expect(await states()).toEqual(['not_received']);
  });

  it('waits for two minutes once more in another worker, and is uncertain then', async () => {
    await leaveLost(-minutes(60));
    bench.moment = { wisepay: undefined, life: 'worker 2' };
    await lookAfter(minutes(30));
    await lookAfter(minutes(2));
    expect(await states()).toEqual(['open']);
    await lookAfter(1);
    expect(await states()).toEqual(['unresolved']);
    expect(bench.wisepay.effects).toEqual([]);
  });

  it('is uncertain after a day by the machine’s clock, when WisePay does not say what became of it', async () => {
    await leaveLost(days(1) + 1);
    bench.wisepay.answers.push({ refused: 'not_permitted' });
    await lookAfter(0);
    expect(await states()).toEqual(['unresolved']);
  });
});

describe('what a version before has written down, without a moment', () => {
  const old = () => anIntent({ createdAt: bench.time, made: undefined, sent: undefined });

  it('is not sent again, and ends two minutes after the first look', async () => {
    await bench.journal.write(old());
    await lookAfter(1_000);
    expect(await states()).toEqual(['open']);
    await lookAfter(minutes(2) + 1);
    expect(await states()).toEqual(['unresolved']);
    expect(bench.calls()).toEqual(['ask', 'ask']);
  });

  it('is found where it has arrived', async () => {
    const wish = aWish();
    await bench.leaveOpen('answer_lost', wish);
    await bench.journal.write({ ...old(), ...wish });
    await lookAfter(1_000);
    expect(await states()).toEqual(['accepted']);
  });
});

describe('an intent that waits for a sign-in, on a machine whose clock is set', () => {
  it.each([
    [-minutes(60), 15, 'step_up'],
    [minutes(60), 15, 'step_up'],
    [-minutes(60), 16, 'abandoned'],
    [-minutes(1), 16, 'abandoned'],
  ])('waits for a quarter of an hour: %d ms, %d minutes', async (clockAhead, age, state) => {
    await bench.operations.hold(bench.wire.owner, aWish());
    bench.clockAhead = clockAhead;
    await lookAfter(minutes(age));
    expect(await states()).toEqual([state]);
  });

  it('goes by the machine’s clock where WisePay tells no time', async () => {
    bench.moment = { wisepay: undefined };
    await bench.operations.hold(bench.wire.owner, aWish());
    await lookAfter(minutes(15));
    expect(await states()).toEqual(['step_up']);
    await lookAfter(minutes(1));
    expect(await states()).toEqual(['abandoned']);
  });
});

describe('an outcome, on a machine whose clock is set', () => {
  it.each(jumps)('is remembered for a day: %d ms', async (clockAhead) => {
    const wish = aWish();
    await bench.operations.perform(bench.wire, wish);
    bench.clockAhead = clockAhead;
    await lookAfter(days(1));
    expect(await states()).toEqual(['accepted']);
    await lookAfter(1);
    expect(await states()).toEqual([]);
  });

  it('that is found late is there to be seen', async () => {
    await bench.leaveOpen({ refused: 'not_refundable', answerLost: true }, aWish());
    await lookAfter(days(2));
    await lookAfter(minutes(60));
    expect(await states()).toEqual(['refused']);
  });
});
