/** One intent on its way to WisePay: carried out, refused, or interrupted by an expired token. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { NewIntent } from '#lib/worker/operations/intent.ts';
import type { OperationContext } from '#lib/worker/operations/settle.ts';
import { failureOf } from '../../support/failure.ts';
import { aNewIntent, anIntent } from '../../support/intents.ts';
import { type OperationsHarness, operationsHarness } from '../../support/operations-harness.ts';
import { timestampAt } from '../../support/timestamps.ts';

let harness: OperationsHarness;
let newIntent: NewIntent;

beforeEach(() => {
  harness = operationsHarness();
  newIntent = aNewIntent();
});

const perform = (each = newIntent) => harness.operations.perform(harness.context, each);

describe('a wish that WisePay carries out', () => {
  it('is written down before it is sent', async () => {
    const atSending = vi.fn();
    const submit: OperationContext['submit'] = async (...request) => {
      atSending(await harness.journal.list());
      return harness.context.submit(...request);
    };
    await harness.operations.perform({ ...harness.context, submit }, newIntent);
    expect(atSending).toHaveBeenCalledExactlyOnceWith([
      anIntent({ ...newIntent, createdAt: harness.time, state: { name: 'open' } }),
    ]);
  });

  it('is not sent when it cannot be written down', async () => {
    vi.spyOn(harness.store, 'write').mockRejectedValue(new Error('No space left'));
    await expect(perform()).rejects.toThrow('No space left');
    expect(harness.calls()).toEqual([]);
  });

  it('is sent once, to the letter, with its own key', async () => {
    const submit = vi.fn<OperationContext['submit']>(async () => ({}));
    await harness.operations.perform({ ...harness.context, submit }, newIntent);
    expect(submit).toHaveBeenCalledExactlyOnceWith(
      newIntent.request.path,
      newIntent.request.body,
      newIntent.key,
    );
  });

  it('is accepted, with WisePay’s answer', async () => {
    const intent = await perform();
    const answer = harness.wisepay.answerTo(newIntent.key);
    const state = { name: 'accepted' as const, at: harness.time, answer };
    expect(intent).toEqual(
      anIntent({ ...newIntent, createdAt: harness.time, settled: timestampAt(harness.time), state }),
    );
    expect(await harness.journal.list()).toEqual([intent]);
    expect(harness.wisepay.effects).toEqual([newIntent.key]);
  });

  it('asked for once more with the same key is known: nothing is sent', async () => {
    const first = await perform();
    expect(await perform()).toEqual(first);
    expect(harness.calls()).toEqual(['submit']);
  });

  it('asked for twice at the same time is done once', async () => {
    const [first, second] = await Promise.all([perform(), perform()]);
    expect(second).toEqual(first);
    expect(harness.wisepay.effects).toEqual([newIntent.key]);
  });

  it('leaves the way free for the next one', async () => {
    await perform();
    const next = aNewIntent();
    expect((await perform(next)).key).toBe(next.key);
    expect(harness.wisepay.effects).toEqual([newIntent.key, next.key]);
  });
});

describe('a wish that WisePay refuses', () => {
  beforeEach(() => harness.wisepay.fates.push({ refused: 'terminal_busy' }));

  it('is refused, with the reason and the request that support asks for', async () => {
    const { state } = await perform();
    expect(state).toEqual({
      name: 'refused',
      at: harness.time,
      code: 'terminal_busy',
      requestId: 'req_terminal_busy',
    });
    expect(await harness.states()).toEqual([state]);
    expect(harness.wisepay.effects).toEqual([]);
  });

  it('stays refused under its key, and may be asked for anew under another', async () => {
    const first = await perform();
    expect(await perform()).toEqual(first);
    expect((await perform(aNewIntent())).state.name).toBe('accepted');
    expect(harness.wisepay.effects).toHaveLength(1);
  });
});

describe('a key that WisePay has with another request', () => {
  it('is not called refused: what became of that request is the outcome', async () => {
    const { path } = newIntent.request;
    await harness.context.submit(path, { reason: 'the same refund, in other words' }, newIntent.key);
    harness.wisepay.log.splice(0);
    const { state } = await harness.operations.perform(harness.context, newIntent);
    expect(state).toMatchObject({ name: 'accepted', answer: harness.wisepay.answerTo(newIntent.key) });
    expect(harness.calls()).toEqual(['submit', 'ask']);
    expect(harness.wisepay.effects).toEqual([newIntent.key]);
  });
});

describe('a token that runs out', () => {
  it.each<[string, () => void]>([
    ['while sending', () => harness.wisepay.fates.push('token_expired')],
    [
      'while asking after a lost request',
      () => {
        harness.wisepay.fates.push('lost');
        harness.wisepay.answers.push('token_expired');
      },
    ],
    [
      'while asking after a lost answer',
      () => {
        harness.wisepay.fates.push('answer_lost');
        harness.wisepay.answers.push('token_expired');
      },
    ],
    ['while sending again', () => harness.wisepay.fates.push('lost', 'token_expired')],
  ])('is told, and the same call with a fresh one goes on: %s', async (_, prepare) => {
    prepare();
    expect((await failureOf(perform())).code).toBe('token_expired');
    expect(await harness.states()).toEqual([{ name: 'open' }]);
    expect((await perform()).state.name).toBe('accepted');
    expect(harness.wisepay.effects).toEqual([newIntent.key]);
  });

  it('does not keep the next one for the same target waiting for ever', async () => {
    harness.wisepay.fates.push('token_expired');
    const both = [perform(), perform()];
    const outcomes = await Promise.allSettled(both);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    expect(harness.wisepay.effects).toEqual([newIntent.key]);
  });
});
