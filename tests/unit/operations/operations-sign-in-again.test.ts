/** A wish that WisePay does not carry out before the person has signed in again. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Wish } from '#lib/operations/intent.ts';
import { aWish } from '../support/intents.ts';
import { days, minutes, type OperationsBench, operationsBench } from '../support/operations-bench.ts';

let bench: OperationsBench;
let wish: Wish;

beforeEach(() => {
  bench = operationsBench();
  wish = aWish();
});

const perform = (each = wish) => bench.operations.perform(bench.wire, each);

describe('a wish for which WisePay wants the person to sign in again', () => {
  beforeEach(() => bench.wisepay.fates.push('step_up'));

  it('waits', async () => {
    expect((await perform()).state).toEqual({ name: 'step_up' });
    expect(await bench.states()).toEqual([{ name: 'step_up' }]);
    expect(bench.calls()).toEqual(['submit']);
    expect(bench.wisepay.effects).toEqual([]);
  });

  it('goes on with the same key after that', async () => {
    await perform();
    bench.time += minutes(1);
    expect((await perform()).state.name).toBe('accepted');
    expect(new Set(bench.wisepay.log)).toHaveProperty('size', 1);
    expect(bench.wisepay.effects).toEqual([wish.key]);
  });

  it('waits on when the sign-in was not recent enough', async () => {
    await perform();
    bench.wisepay.fates.push('step_up');
    expect((await perform()).state.name).toBe('step_up');
    expect(bench.wisepay.effects).toEqual([]);
  });

  it('waits as well when that is the answer to the second sending', async () => {
    bench.wisepay.fates.unshift('lost');
    expect((await perform()).state.name).toBe('step_up');
    expect(bench.calls()).toEqual(['submit', 'ask', 'submit']);
  });

  it('is never sent by itself', async () => {
    await perform();
    await bench.operations.recover(bench.wire);
    expect(bench.calls()).toEqual(['submit']);
  });

  it('gives way to what the person asks for instead', async () => {
    // WisePay has done nothing with the first: it is given up, not carried out behind the person's back.
    await perform();
    const instead = aWish();
    expect(await perform(instead)).toMatchObject({ key: instead.key, state: { name: 'accepted' } });
    expect(bench.wisepay.effects).toEqual([instead.key]);
    expect(await bench.journal.find(wish.key)).toMatchObject({ state: { name: 'abandoned' } });
  });

  it('does not come back to life a day later', async () => {
    await perform();
    bench.time += days(1) + 1;
    expect((await perform()).state).toEqual({ name: 'abandoned', at: bench.time, reason: 'no_sign_in' });
    expect(bench.wisepay.effects).toEqual([]);
  });

  it('is not called never received while its late request may still arrive', async () => {
    await perform();
    bench.time += minutes(5);
    bench.wisepay.fates.push('lost');
    expect((await perform()).state).toEqual({ name: 'open' });
    bench.time += minutes(2);
    expect((await perform()).state).toEqual({ name: 'open' });
    bench.time += 1;
    expect((await perform()).state).toEqual({ name: 'not_received', at: bench.time });
    expect(bench.calls()).toEqual(['submit', 'submit', 'ask', 'ask', 'ask']);
  });
});
