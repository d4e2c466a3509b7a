import { beforeEach, describe, expect, it } from 'vitest';
import { aNewIntent, anIntent } from '../../support/intents.ts';
import {
  days,
  minutes,
  type OperationsHarness,
  operationsHarness,
} from '../../support/operations-harness.ts';
import { timestampAt } from '../../support/timestamps.ts';

let harness: OperationsHarness;

beforeEach(() => {
  harness = operationsHarness();
});

const states = async () => (await harness.states()).map(({ name }) => name);

/** Leaves an intent that never arrived, then sets the machine's clock ahead by `clockAhead` ms. */
async function leaveLost(clockAhead: number): Promise<void> {
  await harness.leaveOpen('lost', aNewIntent());
  harness.clockAhead = clockAhead;
}

/** The next worker recovers it, `ms` ms later. */
async function lookAfter(ms: number): Promise<void> {
  harness.time += ms;
  await harness.newWorker().recover(harness.context);
}

const jumps = [-days(365), -minutes(60), -100_000, -100, 100, 100_000, minutes(60), days(365)];

describe('a charge that never arrived, on a machine whose clock is set', () => {
  it.each(jumps)('is still sent within two minutes: %d ms', async (clockAhead) => {
    await leaveLost(clockAhead);
    await lookAfter(minutes(2));
    expect(harness.wisepay.effects).toHaveLength(1);
  });

  it.each(jumps)('is never sent later: %d ms', async (clockAhead) => {
    await leaveLost(clockAhead);
    await lookAfter(minutes(2) + 1);
    expect(harness.wisepay.effects).toEqual([]);
    expect(await states()).toEqual(['not_received']);
  });

  it('is not sent when the clock that was set back has caught up', async () => {
    await leaveLost(-minutes(60));
    harness.wisepay.answers.push('lost');
    await lookAfter(minutes(1));
    await lookAfter(minutes(60));
    expect(harness.wisepay.effects).toEqual([]);
    expect(await states()).toEqual(['not_received']);
  });

  it.each(jumps)('frees the invoice after two minutes: %d ms', async (clockAhead) => {
    await leaveLost(clockAhead);
    await lookAfter(minutes(2) + 1);
    const { state } = await harness.operations.perform(harness.context, aNewIntent());
    expect(state.name).toBe('accepted');
  });

  it('frees the invoice after two minutes for another worker too, which WisePay tells the time', async () => {
    await leaveLost(0);
    harness.timestamp = { life: 'worker 2' };
    await lookAfter(minutes(2) + 1);
    expect(await states()).toEqual(['not_received']);
  });

  it.each(jumps)(
    'is not given up where WisePay does not say what became of it: %d ms',
    async (clockAhead) => {
      await leaveLost(clockAhead);
      harness.wisepay.answers.push({ refused: 'not_permitted' });
      await lookAfter(minutes(60));
      expect(await states()).toEqual(['open']);
    },
  );

  it('ends two minutes later if an earlier version wrote it down and did not send it', async () => {
    const unsent = {
      createdAt: harness.time,
      made: timestampAt(harness.time),
      sentAt: undefined,
      sent: undefined,
    };
    await harness.journal.write(anIntent(unsent));
    await lookAfter(minutes(2) + 1);
    expect(await states()).toEqual(['not_received']);
  });

  it('is not said to have never arrived while it may be on its way, however far ahead the clock is', async () => {
    harness.timestamp = { wisepay: undefined };
    await leaveLost(minutes(60));
    await lookAfter(1_000);
    expect(await states()).toEqual(['open']);
  });
});

describe('a charge that never arrived, where WisePay does not tell the time', () => {
  beforeEach(() => {
    harness.timestamp = { wisepay: undefined };
  });

  it('is not sent again: the machine may have slept', async () => {
    await leaveLost(0);
    await lookAfter(1_000);
    expect(harness.calls()).toEqual(['ask']);
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
    harness.timestamp = { wisepay: undefined, life: 'worker 2' };
    await lookAfter(minutes(30));
    await lookAfter(minutes(2));
    expect(await states()).toEqual(['open']);
    await lookAfter(1);
    expect(await states()).toEqual(['unresolved']);
    expect(harness.wisepay.effects).toEqual([]);
  });

  it('is not given up within a day by the machine’s clock', async () => {
    await leaveLost(days(1));
    harness.wisepay.answers.push({ refused: 'not_permitted' });
    await lookAfter(0);
    expect(await states()).toEqual(['open']);
  });

  it('is not given up while WisePay cannot be asked, however far ahead the clock is', async () => {
    await leaveLost(days(365));
    harness.wisepay.answers.push('lost');
    await lookAfter(0);
    expect(await states()).toEqual(['open']);
  });

  it('is uncertain after a day by the machine’s clock, when WisePay does not say what became of it', async () => {
    await leaveLost(days(1) + 1);
    harness.wisepay.answers.push({ refused: 'not_permitted' });
    await lookAfter(0);
    expect(await states()).toEqual(['unresolved']);
  });
});

describe('what a version before has written down, without a moment', () => {
  const old = () => anIntent({ createdAt: harness.time, made: undefined, sent: undefined });

  it('is not sent again, and ends two minutes after the first look', async () => {
    await harness.journal.write(old());
    await lookAfter(1_000);
    expect(await states()).toEqual(['open']);
    await lookAfter(minutes(2) + 1);
    expect(await states()).toEqual(['unresolved']);
    expect(harness.calls()).toEqual(['ask', 'ask']);
  });

  it('is found where it has arrived', async () => {
    const newIntent = aNewIntent();
    await harness.leaveOpen('answer_lost', newIntent);
    await harness.journal.write({ ...old(), ...newIntent });
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
    await harness.operations.park(harness.context.owner, aNewIntent());
    harness.clockAhead = clockAhead;
    await lookAfter(minutes(age));
    expect(await states()).toEqual([state]);
  });

  it('goes by the machine’s clock where WisePay tells no time', async () => {
    harness.timestamp = { wisepay: undefined };
    await harness.operations.park(harness.context.owner, aNewIntent());
    await lookAfter(minutes(15));
    expect(await states()).toEqual(['step_up']);
    await lookAfter(minutes(1));
    expect(await states()).toEqual(['abandoned']);
  });
});

describe('an outcome, on a machine whose clock is set', () => {
  it.each(jumps)('is remembered for a day: %d ms', async (clockAhead) => {
    const newIntent = aNewIntent();
    await harness.operations.perform(harness.context, newIntent);
    harness.clockAhead = clockAhead;
    await lookAfter(days(1));
    expect(await states()).toEqual(['accepted']);
    await lookAfter(1);
    expect(await states()).toEqual([]);
  });

  it('that is found late is there to be seen', async () => {
    await harness.leaveOpen({ refused: 'not_refundable', answerLost: true }, aNewIntent());
    await lookAfter(days(2));
    await lookAfter(minutes(60));
    expect(await states()).toEqual(['refused']);
  });
});
