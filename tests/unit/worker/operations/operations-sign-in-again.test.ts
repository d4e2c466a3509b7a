/** An intent that WisePay does not carry out before the person has signed in again. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { NewIntent } from '#lib/worker/operations/intent.ts';
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

describe('a wish for which WisePay wants the person to sign in again', () => {
  beforeEach(() => harness.wisepay.fates.push('step_up'));

  it('waits', async () => {
    expect((await perform()).state).toEqual({ name: 'step_up' });
    expect(await harness.states()).toEqual([{ name: 'step_up' }]);
    expect(harness.calls()).toEqual(['submit']);
    expect(harness.wisepay.effects).toEqual([]);
  });

  it('goes on with the same key after that', async () => {
    await perform();
    harness.time += minutes(1);
    expect((await perform()).state.name).toBe('accepted');
    expect(new Set(harness.wisepay.log)).toHaveProperty('size', 1);
    expect(harness.wisepay.effects).toEqual([newIntent.key]);
  });

  it('goes on exactly as it was sent before, even if the panel has another request under its key', async () => {
    await perform();
    const other = { ...newIntent, request: { ...newIntent.request, body: { amount: 'another' } } };
    expect((await perform(other)).state.name).toBe('accepted');
    expect(new Set(harness.wisepay.log)).toHaveProperty('size', 1);
  });

  it('waits on when the sign-in was not recent enough', async () => {
    await perform();
    harness.wisepay.fates.push('step_up');
    expect((await perform()).state.name).toBe('step_up');
    expect(harness.wisepay.effects).toEqual([]);
  });

  it('waits as well when that is the answer to the second sending', async () => {
    harness.wisepay.fates.unshift('lost');
    expect((await perform()).state.name).toBe('step_up');
    expect(harness.calls()).toEqual(['submit', 'ask', 'submit']);
  });

  it('is never sent by itself', async () => {
    await perform();
    await harness.operations.recover(harness.context);
    expect(harness.calls()).toEqual(['submit']);
  });

  it('gives way to what the person asks for instead', async () => {
    // WisePay has done nothing with the first: it is abandoned, not carried out behind the person's back.
    await perform();
    const instead = aNewIntent();
    expect(await perform(instead)).toMatchObject({ key: instead.key, state: { name: 'accepted' } });
    expect(harness.wisepay.effects).toEqual([instead.key]);
    expect(await harness.journal.find(newIntent.key)).toMatchObject({ state: { name: 'abandoned' } });
  });

  it('does not come back to life a day later', async () => {
    await perform();
    harness.time += days(1) + 1;
    expect((await perform()).state).toEqual({ name: 'abandoned', at: harness.time, reason: 'no_sign_in' });
    expect(harness.wisepay.effects).toEqual([]);
  });

  it('is not called never received while its late request may still arrive', async () => {
    await perform();
    harness.time += minutes(5);
    harness.wisepay.fates.push('lost');
    expect((await perform()).state).toEqual({ name: 'open' });
    harness.time += minutes(2);
    expect((await perform()).state).toEqual({ name: 'open' });
    harness.time += 1;
    expect((await perform()).state).toEqual({ name: 'not_received', at: harness.time });
    expect(harness.calls()).toEqual(['submit', 'submit', 'ask', 'ask', 'ask']);
  });
});
