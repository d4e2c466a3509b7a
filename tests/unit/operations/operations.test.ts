/** One wish of a person's on its way to WisePay: carried out, refused, or cut short by a token that ran out. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Wish } from '#lib/operations/intent.ts';
import type { Wire } from '#lib/operations/settle.ts';
import { failureOf } from '../support/failure.ts';
import { anIntent, aWish } from '../support/intents.ts';
import { momentAt } from '../support/moments.ts';
import { type OperationsBench, operationsBench } from '../support/operations-bench.ts';

let bench: OperationsBench;
let wish: Wish;

beforeEach(() => {
  bench = operationsBench();
  wish = aWish();
});

const perform = (each = wish) => bench.operations.perform(bench.wire, each);

describe('a wish that WisePay carries out', () => {
  it('is written down before it is sent', async () => {
    const atSending = vi.fn();
    const submit: Wire['submit'] = async (...request) => {
      atSending(await bench.journal.list());
      return bench.wire.submit(...request);
    };
    await bench.operations.perform({ ...bench.wire, submit }, wish);
    expect(atSending).toHaveBeenCalledExactlyOnceWith([
      anIntent({ ...wish, createdAt: bench.time, state: { name: 'open' } }),
    ]);
  });

  it('is not sent when it cannot be written down', async () => {
    vi.spyOn(bench.store, 'write').mockRejectedValue(new Error('No space left'));
    await expect(perform()).rejects.toThrow('No space left');
    expect(bench.calls()).toEqual([]);
  });

  it('is sent once, to the letter, with its own key', async () => {
    const submit = vi.fn<Wire['submit']>(async () => ({}));
    await bench.operations.perform({ ...bench.wire, submit }, wish);
    expect(submit).toHaveBeenCalledExactlyOnceWith(wish.request.path, wish.request.body, wish.key);
  });

  it('is accepted, with WisePay’s answer', async () => {
    const intent = await perform();
    const answer = bench.wisepay.answerTo(wish.key);
    const state = { name: 'accepted' as const, at: bench.time, answer };
    expect(intent).toEqual(
      anIntent({ ...wish, createdAt: bench.time, settled: momentAt(bench.time), state }),
    );
    expect(await bench.journal.list()).toEqual([intent]);
    expect(bench.wisepay.effects).toEqual([wish.key]);
  });

  it('asked for once more with the same key is known: nothing is sent', async () => {
    const first = await perform();
    expect(await perform()).toEqual(first);
    expect(bench.calls()).toEqual(['submit']);
  });

  it('asked for twice at the same time is done once', async () => {
    const [first, second] = await Promise.all([perform(), perform()]);
    expect(second).toEqual(first);
    expect(bench.wisepay.effects).toEqual([wish.key]);
  });

  it('leaves the way free for the next one', async () => {
    await perform();
    const next = aWish();
    expect((await perform(next)).key).toBe(next.key);
    expect(bench.wisepay.effects).toEqual([wish.key, next.key]);
  });
});

describe('a wish that WisePay refuses', () => {
  beforeEach(() => bench.wisepay.fates.push({ refused: 'terminal_busy' }));

  it('is refused, with the reason and the request that support asks for', async () => {
    const { state } = await perform();
    expect(state).toEqual({
      name: 'refused',
      at: bench.time,
      code: 'terminal_busy',
      requestId: 'req_terminal_busy',
    });
    expect(await bench.states()).toEqual([state]);
    expect(bench.wisepay.effects).toEqual([]);
  });

  it('stays refused under its key, and may be asked for anew under another', async () => {
    const first = await perform();
    expect(await perform()).toEqual(first);
    expect((await perform(aWish())).state.name).toBe('accepted');
    expect(bench.wisepay.effects).toHaveLength(1);
  });
});

describe('a key that WisePay has with another request', () => {
  it('is not called refused: what became of that request is the outcome', async () => {
    const { path } = wish.request;
    await bench.wire.submit(path, { reason: 'the same refund, in other words' }, wish.key);
    bench.wisepay.log.splice(0);
    const { state } = await bench.operations.perform(bench.wire, wish);
    expect(state).toMatchObject({ name: 'accepted', answer: bench.wisepay.answerTo(wish.key) });
    expect(bench.calls()).toEqual(['submit', 'ask']);
    expect(bench.wisepay.effects).toEqual([wish.key]);
  });
});

describe('a token that runs out', () => {
  it.each<[string, () => void]>([
    ['while sending', () => bench.wisepay.fates.push('token_expired')],
    [
      'while asking after a lost request',
      () => {
        bench.wisepay.fates.push('lost');
        bench.wisepay.answers.push('token_expired');
      },
    ],
    [
      'while asking after a lost answer',
      () => {
        bench.wisepay.fates.push('answer_lost');
        bench.wisepay.answers.push('token_expired');
      },
    ],
    ['while sending again', () => bench.wisepay.fates.push('lost', 'token_expired')],
  ])('is told, and the same call with a fresh one goes on: %s', async (_, prepare) => {
    prepare();
    expect((await failureOf(perform())).code).toBe('token_expired');
    expect(await bench.states()).toEqual([{ name: 'open' }]);
    expect((await perform()).state.name).toBe('accepted');
    expect(bench.wisepay.effects).toEqual([wish.key]);
  });

  it('does not keep the next one for the same target waiting for ever', async () => {
    bench.wisepay.fates.push('token_expired');
    const both = [perform(), perform()];
    const outcomes = await Promise.allSettled(both);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    expect(bench.wisepay.effects).toEqual([wish.key]);
  });
});
