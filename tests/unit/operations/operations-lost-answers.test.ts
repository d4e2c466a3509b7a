/** A wish to which no answer came: it is found by its key, sent again for two minutes at most, and never done twice. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Wish } from '#lib/operations/intent.ts';
import type { Wire } from '#lib/operations/settle.ts';
import { aWish } from '../support/intents.ts';
import { days, minutes, type OperationsBench, operationsBench } from '../support/operations-bench.ts';

let bench: OperationsBench;
let wish: Wish;

beforeEach(() => {
  bench = operationsBench();
  wish = aWish();
});

const perform = (each = wish) => bench.operations.perform(bench.wire, each);

describe('a wish without an answer', () => {
  it('that was carried out is found by its key, and not sent again', async () => {
    bench.wisepay.fates.push('answer_lost');
    const { state } = await perform();
    expect(state).toMatchObject({ name: 'accepted', answer: bench.wisepay.answerTo(wish.key) });
    expect(bench.calls()).toEqual(['submit', 'ask']);
    expect(bench.wisepay.effects).toEqual([wish.key]);
  });

  it('that was refused is found by its key', async () => {
    bench.wisepay.fates.push({ refused: 'amount_above_balance', answerLost: true });
    expect((await perform()).state).toEqual({
      name: 'refused',
      at: bench.time,
      code: 'amount_above_balance',
    });
    expect(bench.calls()).toEqual(['submit', 'ask']);
  });

  it('that failed inside WisePay is not called refused: nobody can be sure', async () => {
    bench.wisepay.fates.push('lost');
    const findOperation: Wire['findOperation'] = async () => ({
      state: 'done',
      kind: 'refund',
      status: 500,
      body: { status: 500, code: 'internal' },
    });
    const { state } = await bench.operations.perform({ ...bench.wire, findOperation }, wish);
    expect(state).toEqual({ name: 'unresolved', at: bench.time });
  });

  it.each([[{ status: 409 }], ['gone'], [null]])(
    'that was refused without a readable reason is refused all the same: %j',
    async (body) => {
      bench.wisepay.fates.push('lost');
      const findOperation: Wire['findOperation'] = async () => ({
        state: 'done',
        kind: 'refund',
        status: 409,
        body,
      });
      const { state } = await bench.operations.perform({ ...bench.wire, findOperation }, wish);
      expect(state).toEqual({ name: 'refused', at: bench.time, code: 'unknown' });
    },
  );

  it('that is still running stays open, and is asked for later', async () => {
    bench.wisepay.fates.push('slow');
    expect((await perform()).state).toEqual({ name: 'open' });
    expect(bench.calls()).toEqual(['submit', 'ask']);
    expect((await perform()).state.name).toBe('accepted');
    expect(bench.calls()).toEqual(['submit', 'ask', 'ask']);
    expect(bench.wisepay.effects).toEqual([wish.key]);
  });

  it('that arrives late is neither repeated nor refused while WisePay is busy with it', async () => {
    bench.wisepay.fates.push('slow');
    bench.wisepay.answers.push('too_early');
    expect((await perform()).state).toEqual({ name: 'open' });
    expect(bench.calls()).toEqual(['submit', 'ask', 'submit', 'ask']);
    expect((await perform()).state.name).toBe('accepted');
    expect(bench.wisepay.effects).toEqual([wish.key]);
  });

  it('that never arrived is sent again, the same request with the same key', async () => {
    bench.wisepay.fates.push('lost');
    expect((await perform()).state.name).toBe('accepted');
    const { log } = bench.wisepay;
    expect(bench.calls()).toEqual(['submit', 'ask', 'submit']);
    expect(log[2]).toBe(log[0]);
    expect(bench.wisepay.effects).toEqual([wish.key]);
  });

  it('is sent again twice at most in one go, and then stays open', async () => {
    bench.wisepay.fates.push('lost', 'lost', 'lost', 'lost');
    expect((await perform()).state).toEqual({ name: 'open' });
    expect(bench.calls()).toEqual(['submit', 'ask', 'submit', 'ask', 'submit', 'ask']);
    expect(new Set(bench.wisepay.log.filter((line) => line.startsWith('submit')))).toHaveProperty('size', 1);
  });

  it('is asked about before it is sent again in the next go', async () => {
    await bench.leaveOpen('answer_lost', wish);
    expect((await perform()).state.name).toBe('accepted');
    expect(bench.calls()).toEqual(['ask']);
    expect(bench.wisepay.effects).toEqual([wish.key]);
  });

  it('is not sent again while WisePay cannot be asked', async () => {
    bench.wisepay.fates.push('lost');
    bench.wisepay.answers.push('lost');
    expect((await perform()).state).toEqual({ name: 'open' });
    expect(bench.calls()).toEqual(['submit', 'ask']);
  });

  it.each([
    [minutes(2), 'accepted', 1],
    [minutes(2) + 1, 'not_received', 0],
  ])('is sent again within two minutes and never later: after %d ms', async (age, name, effectCount) => {
    await bench.leaveOpen('lost', wish);
    bench.time += age;
    expect((await perform()).state.name).toBe(name);
    expect(bench.wisepay.effects).toHaveLength(effectCount);
    expect(await perform()).toMatchObject({ state: { name } });
    expect(bench.wisepay.effects).toHaveLength(effectCount);
  });

  it('is sent no more once the two minutes are over, even in the middle of it', async () => {
    bench.wisepay.fates.push('lost', 'lost', 'lost');
    const findOperation: Wire['findOperation'] = async (key) => {
      bench.time += minutes(1.5);
      return bench.wire.findOperation(key);
    };
    const { state } = await bench.operations.perform({ ...bench.wire, findOperation }, wish);
    expect(bench.calls()).toEqual(['submit', 'ask', 'submit', 'ask']);
    // The second request may still arrive: it left a minute and a half ago.
    expect(state).toEqual({ name: 'open' });
    bench.time += minutes(1);
    expect((await perform()).state).toEqual({ name: 'not_received', at: bench.time });
    expect(bench.calls()).toEqual(['submit', 'ask', 'submit', 'ask', 'ask']);
  });

  it('is still found after hours', async () => {
    await bench.leaveOpen('answer_lost', wish);
    bench.time += days(1);
    expect((await perform()).state.name).toBe('accepted');
  });

  it('cannot be told any more after a day, when WisePay has forgotten the key', async () => {
    await bench.leaveOpen('answer_lost', wish);
    bench.wisepay.forgetKeys();
    bench.time += days(1) + 1;
    expect((await perform()).state).toEqual({ name: 'unresolved', at: bench.time });
    expect(bench.calls()).toEqual(['ask']);
  });

  it('is given up after a day without an answer to any question', async () => {
    await bench.leaveOpen('answer_lost', wish);
    bench.wisepay.answers.push('lost', 'lost');
    bench.time += days(1);
    expect((await perform()).state).toEqual({ name: 'open' });
    bench.time += 1;
    expect((await perform()).state).toEqual({ name: 'unresolved', at: bench.time });
  });

  it('fails as a defect does when the failure is none of WisePay’s, and is found by the next try', async () => {
    const submit: Wire['submit'] = async (...request) => {
      await bench.wire.submit(...request);
      throw new RangeError('Nobody expected this');
    };
    await expect(bench.operations.perform({ ...bench.wire, submit }, wish)).rejects.toThrow(RangeError);
    expect(await bench.states()).toEqual([{ name: 'open' }]);
    expect((await perform()).state.name).toBe('accepted');
    expect(bench.wisepay.effects).toEqual([wish.key]);
  });
});
