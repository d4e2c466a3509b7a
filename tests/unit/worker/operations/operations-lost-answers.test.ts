/** An intent without an answer: it is found by its key, sent again for at most two minutes, and never done twice. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { NewIntent } from '#lib/worker/operations/intent.ts';
import type { OperationContext } from '#lib/worker/operations/settle.ts';
import { aNewIntent } from '../../support/intents.ts';
import {
  days,
  minutes,
  type OperationsHarness,
  operationsHarness,
} from '../../support/operations-harness.ts';

let harness: OperationsHarness;
let newIntent: NewIntent;

beforeEach(() => {
  harness = operationsHarness();
  newIntent = aNewIntent();
});

const perform = (each = newIntent) => harness.operations.perform(harness.context, each);

describe('a wish without an answer', () => {
  it('that was carried out is found by its key, and not sent again', async () => {
    harness.wisepay.fates.push('answer_lost');
    const { state } = await perform();
    expect(state).toMatchObject({ name: 'accepted', answer: harness.wisepay.answerTo(newIntent.key) });
    expect(harness.calls()).toEqual(['submit', 'ask']);
    expect(harness.wisepay.effects).toEqual([newIntent.key]);
  });

  it('that was refused is found by its key', async () => {
    harness.wisepay.fates.push({ refused: 'amount_above_balance', answerLost: true });
    expect((await perform()).state).toEqual({
      name: 'refused',
      at: harness.time,
      code: 'amount_above_balance',
    });
    expect(harness.calls()).toEqual(['submit', 'ask']);
  });

  it('that failed inside WisePay is not called refused: nobody can be sure', async () => {
    harness.wisepay.fates.push('lost');
    const findOperation: OperationContext['findOperation'] = async () => ({
      state: 'done',
      kind: 'refund',
      status: 500,
      body: { status: 500, code: 'internal' },
    });
    const { state } = await harness.operations.perform({ ...harness.context, findOperation }, newIntent);
    expect(state).toEqual({ name: 'unresolved', at: harness.time });
  });

  it.each([
    [200, 'accepted'],
    [399, 'accepted'],
    [400, 'refused'],
    [499, 'refused'],
    [500, 'unresolved'],
    [503, 'unresolved'],
  ])('to which WisePay’s answer was %d is %s', async (status, name) => {
    harness.wisepay.fates.push('lost');
    const body = { id: 'done_1', code: 'amount_above_balance' };
    const findOperation: OperationContext['findOperation'] = async () => ({
      state: 'done',
      kind: 'refund',
      status,
      body,
    });
    const { state } = await harness.operations.perform({ ...harness.context, findOperation }, newIntent);
    expect(state.name).toBe(name);
  });

  it.each([[{ status: 409 }], ['gone'], [null]])(
    'that was refused without a readable reason is refused all the same: %j',
    async (body) => {
      harness.wisepay.fates.push('lost');
      const findOperation: OperationContext['findOperation'] = async () => ({
        state: 'done',
        kind: 'refund',
        status: 409,
        body,
      });
      const { state } = await harness.operations.perform({ ...harness.context, findOperation }, newIntent);
      expect(state).toEqual({ name: 'refused', at: harness.time, code: 'unknown' });
    },
  );

  it('that is still running stays open, and is asked for later', async () => {
    harness.wisepay.fates.push('slow');
    expect((await perform()).state).toEqual({ name: 'open' });
    expect(harness.calls()).toEqual(['submit', 'ask']);
    expect((await perform()).state.name).toBe('accepted');
    expect(harness.calls()).toEqual(['submit', 'ask', 'ask']);
    expect(harness.wisepay.effects).toEqual([newIntent.key]);
  });

  it('that arrives late is neither repeated nor refused while WisePay is busy with it', async () => {
    harness.wisepay.fates.push('slow');
    harness.wisepay.answers.push('too_early');
    expect((await perform()).state).toEqual({ name: 'open' });
    expect(harness.calls()).toEqual(['submit', 'ask', 'submit', 'ask']);
    expect((await perform()).state.name).toBe('accepted');
    expect(harness.wisepay.effects).toEqual([newIntent.key]);
  });

  it('that never arrived is sent again, the same request with the same key', async () => {
    harness.wisepay.fates.push('lost');
    expect((await perform()).state.name).toBe('accepted');
    const { log } = harness.wisepay;
    expect(harness.calls()).toEqual(['submit', 'ask', 'submit']);
    expect(log[2]).toBe(log[0]);
    expect(harness.wisepay.effects).toEqual([newIntent.key]);
  });

  it('is sent again twice at most in one go, and then stays open', async () => {
    harness.wisepay.fates.push('lost', 'lost', 'lost', 'lost');
    expect((await perform()).state).toEqual({ name: 'open' });
    expect(harness.calls()).toEqual(['submit', 'ask', 'submit', 'ask', 'submit', 'ask']);
    expect(new Set(harness.wisepay.log.filter((line) => line.startsWith('submit')))).toHaveProperty(
      'size',
      1,
    );
  });

  it('is asked about before it is sent again in the next go', async () => {
    await harness.leaveOpen('answer_lost', newIntent);
    expect((await perform()).state.name).toBe('accepted');
    expect(harness.calls()).toEqual(['ask']);
    expect(harness.wisepay.effects).toEqual([newIntent.key]);
  });

  it('is not sent again while WisePay cannot be asked', async () => {
    harness.wisepay.fates.push('lost');
    harness.wisepay.answers.push('lost');
    expect((await perform()).state).toEqual({ name: 'open' });
    expect(harness.calls()).toEqual(['submit', 'ask']);
  });

  it.each([
    [minutes(2), 'accepted', 1],
    [minutes(2) + 1, 'not_received', 0],
  ])('is sent again within two minutes and never later: after %d ms', async (age, name, effectCount) => {
    await harness.leaveOpen('lost', newIntent);
    harness.time += age;
    expect((await perform()).state.name).toBe(name);
    expect(harness.wisepay.effects).toHaveLength(effectCount);
    expect(await perform()).toMatchObject({ state: { name } });
    expect(harness.wisepay.effects).toHaveLength(effectCount);
  });

  it('is sent no more once the two minutes are over, even in the middle of it', async () => {
    harness.wisepay.fates.push('lost', 'lost', 'lost');
    const findOperation: OperationContext['findOperation'] = async (key) => {
      harness.time += minutes(1.5);
      return harness.context.findOperation(key);
    };
    const { state } = await harness.operations.perform({ ...harness.context, findOperation }, newIntent);
    expect(harness.calls()).toEqual(['submit', 'ask', 'submit', 'ask']);
    // The second request may still arrive: it was sent a minute and a half ago.
    expect(state).toEqual({ name: 'open' });
    harness.time += minutes(1);
    expect((await perform()).state).toEqual({ name: 'not_received', at: harness.time });
    expect(harness.calls()).toEqual(['submit', 'ask', 'submit', 'ask', 'ask']);
  });

  it('is still found after hours', async () => {
    await harness.leaveOpen('answer_lost', newIntent);
    harness.time += days(1);
    expect((await perform()).state.name).toBe('accepted');
  });

  it('cannot be told any more after a day, when WisePay has forgotten the key', async () => {
    await harness.leaveOpen('answer_lost', newIntent);
    harness.wisepay.forgetKeys();
    harness.time += days(1) + 1;
    expect((await perform()).state).toEqual({ name: 'unresolved', at: harness.time });
    expect(harness.calls()).toEqual(['ask']);
  });

  it('is given up after a day without an answer to any question', async () => {
    await harness.leaveOpen('answer_lost', newIntent);
    harness.wisepay.answers.push('lost', 'lost');
    harness.time += days(1);
    expect((await perform()).state).toEqual({ name: 'open' });
    harness.time += 1;
    expect((await perform()).state).toEqual({ name: 'unresolved', at: harness.time });
  });

  it('fails as a defect does when the failure is none of WisePay’s, and is found by the next try', async () => {
    const submit: OperationContext['submit'] = async (...request) => {
      await harness.context.submit(...request);
      throw new RangeError('Nobody expected this');
    };
    await expect(harness.operations.perform({ ...harness.context, submit }, newIntent)).rejects.toThrow(
      RangeError,
    );
    expect(await harness.states()).toEqual([{ name: 'open' }]);
    expect((await perform()).state.name).toBe('accepted');
    expect(harness.wisepay.effects).toEqual([newIntent.key]);
  });
});
