import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CodedError } from '#lib/errors.ts';
import type { Intent, Wish } from '#lib/operations/intent.ts';
import type { Wire } from '#lib/operations/settle.ts';
import { failureOf } from '../support/failure.ts';
import type { Fate } from '../support/fake-wisepay.ts';
import { anIntent, aWish, pat, sam } from '../support/intents.ts';
import { days, minutes, type OperationsBench, operationsBench } from '../support/operations-bench.ts';

let bench: OperationsBench;
let wire: Wire;
let wish: Wish;

beforeEach(() => {
  bench = operationsBench();
  wire = bench.wisepay.wireOf(pat);
  wish = aWish();
});

const perform = (each = wish) => bench.operations.perform(wire, each);
/** Everything that left the browser, by its first word. */
const calls = () => bench.wisepay.log.map((line) => line.split(' ')[0]);
const effects = () => bench.wisepay.effects;

/** Leaves an intent open that WisePay could not be asked about. */
async function leaveOpen(fate: Fate, each = wish): Promise<Intent> {
  bench.wisepay.fates.push(fate);
  bench.wisepay.answers.push('lost');
  const intent = await perform(each);
  expect(intent.state).toEqual({ name: 'open' });
  bench.wisepay.log.splice(0);
  return intent;
}

describe('a wish that WisePay carries out', () => {
  it('is written down before it is sent', async () => {
    const atSending = vi.fn();
    const submit: Wire['submit'] = async (...request) => {
      atSending(await bench.journal.list());
      return wire.submit(...request);
    };
    await bench.operations.perform({ ...wire, submit }, wish);
    expect(atSending).toHaveBeenCalledExactlyOnceWith([
      { ...wish, owner: pat, createdAt: bench.time, sentAt: bench.time, state: { name: 'open' } },
    ]);
  });

  it('is not sent when it cannot be written down', async () => {
    vi.spyOn(bench.store, 'write').mockRejectedValue(new Error('No space left'));
    await expect(perform()).rejects.toThrow('No space left');
    expect(calls()).toEqual([]);
  });

  it('is sent once, to the letter, with its own key', async () => {
    const submit = vi.fn<Wire['submit']>(async () => ({}));
    await bench.operations.perform({ ...wire, submit }, wish);
    expect(submit).toHaveBeenCalledExactlyOnceWith(wish.request.path, wish.request.body, wish.key);
  });

  it('is accepted, with WisePay’s answer', async () => {
    const intent = await perform();
    expect(intent).toEqual({
      ...wish,
      owner: pat,
      createdAt: bench.time,
      sentAt: bench.time,
      state: { name: 'accepted', at: bench.time, answer: bench.wisepay.answerTo(wish.key) },
    });
    expect(await bench.journal.list()).toEqual([intent]);
    expect(effects()).toEqual([wish.key]);
  });

  it('asked for once more with the same key is known: nothing is sent', async () => {
    const first = await perform();
    expect(await perform()).toEqual(first);
    expect(calls()).toEqual(['submit']);
  });

  it('asked for twice at the same time is done once', async () => {
    const [first, second] = await Promise.all([perform(), perform()]);
    expect(second).toEqual(first);
    expect(effects()).toEqual([wish.key]);
  });

  it('leaves the way free for the next one', async () => {
    await perform();
    const next = aWish();
    expect((await perform(next)).key).toBe(next.key);
    expect(effects()).toEqual([wish.key, next.key]);
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
    expect(effects()).toEqual([]);
  });

  it('stays refused under its key, and may be asked for anew under another', async () => {
    const first = await perform();
    expect(await perform()).toEqual(first);
    expect((await perform(aWish())).state.name).toBe('accepted');
    expect(effects()).toHaveLength(1);
  });
});

describe('a wish without an answer', () => {
  it('that was carried out is found by its key, and not sent again', async () => {
    bench.wisepay.fates.push('answer_lost');
    const { state } = await perform();
    expect(state).toMatchObject({ name: 'accepted', answer: bench.wisepay.answerTo(wish.key) });
    expect(calls()).toEqual(['submit', 'ask']);
    expect(effects()).toEqual([wish.key]);
  });

  it('that was refused is found by its key', async () => {
    bench.wisepay.fates.push({ refused: 'amount_above_balance', answerLost: true });
    expect((await perform()).state).toEqual({
      name: 'refused',
      at: bench.time,
      code: 'amount_above_balance',
    });
    expect(calls()).toEqual(['submit', 'ask']);
  });

  it('that failed inside WisePay is not called refused: nobody can be sure', async () => {
    bench.wisepay.fates.push('lost');
    const findOperation: Wire['findOperation'] = async () => ({
      state: 'done',
      kind: 'refund',
      status: 500,
      body: { status: 500, code: 'internal' },
    });
    const { state } = await bench.operations.perform({ ...wire, findOperation }, wish);
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
      const { state } = await bench.operations.perform({ ...wire, findOperation }, wish);
      expect(state).toEqual({ name: 'refused', at: bench.time, code: 'unknown' });
    },
  );

  it('that is still running stays open, and is asked for later', async () => {
    bench.wisepay.fates.push('slow');
    expect((await perform()).state).toEqual({ name: 'open' });
    expect(calls()).toEqual(['submit', 'ask']);
    expect((await perform()).state.name).toBe('accepted');
    expect(calls()).toEqual(['submit', 'ask', 'ask']);
    expect(effects()).toEqual([wish.key]);
  });

  it('that arrives late is neither repeated nor refused while WisePay is busy with it', async () => {
    bench.wisepay.fates.push('slow');
    bench.wisepay.answers.push('too_early');
    expect((await perform()).state).toEqual({ name: 'open' });
    expect(calls()).toEqual(['submit', 'ask', 'submit', 'ask']);
    expect((await perform()).state.name).toBe('accepted');
    expect(effects()).toEqual([wish.key]);
  });

  it('that never arrived is sent again, the same request with the same key', async () => {
    bench.wisepay.fates.push('lost');
    expect((await perform()).state.name).toBe('accepted');
    const { log } = bench.wisepay;
    expect(calls()).toEqual(['submit', 'ask', 'submit']);
    expect(log[2]).toBe(log[0]);
    expect(effects()).toEqual([wish.key]);
  });

  it('is sent again twice at most in one go, and then stays open', async () => {
    bench.wisepay.fates.push('lost', 'lost', 'lost', 'lost');
    expect((await perform()).state).toEqual({ name: 'open' });
    expect(calls()).toEqual(['submit', 'ask', 'submit', 'ask', 'submit', 'ask']);
    expect(new Set(bench.wisepay.log.filter((line) => line.startsWith('submit')))).toHaveProperty('size', 1);
  });

  it('is asked about before it is sent again in the next go', async () => {
    await leaveOpen('answer_lost');
    expect((await perform()).state.name).toBe('accepted');
    expect(calls()).toEqual(['ask']);
    expect(effects()).toEqual([wish.key]);
  });

  it('is not sent again while WisePay cannot be asked', async () => {
    bench.wisepay.fates.push('lost');
    bench.wisepay.answers.push('lost');
    expect((await perform()).state).toEqual({ name: 'open' });
    expect(calls()).toEqual(['submit', 'ask']);
  });

  it.each([
    [minutes(2), 'accepted', 1],
    [minutes(2) + 1, 'not_received', 0],
  ])('is sent again within two minutes and never later: after %d ms', async (age, name, effectCount) => {
    await leaveOpen('lost');
    bench.time += age;
    expect((await perform()).state.name).toBe(name);
    expect(effects()).toHaveLength(effectCount);
    expect(await perform()).toMatchObject({ state: { name } });
    expect(effects()).toHaveLength(effectCount);
  });

  it('is sent no more once the two minutes are over, even in the middle of it', async () => {
    bench.wisepay.fates.push('lost', 'lost', 'lost');
    const findOperation: Wire['findOperation'] = async (key) => {
      bench.time += minutes(1.5);
      return wire.findOperation(key);
    };
    const { state } = await bench.operations.perform({ ...wire, findOperation }, wish);
    expect(calls()).toEqual(['submit', 'ask', 'submit', 'ask']);
    // The second request may still arrive: it left a minute and a half ago.
    expect(state).toEqual({ name: 'open' });
    bench.time += minutes(1);
    expect((await perform()).state).toEqual({ name: 'not_received', at: bench.time });
    expect(calls()).toEqual(['submit', 'ask', 'submit', 'ask', 'ask']);
  });

  it('is still found after hours', async () => {
    await leaveOpen('answer_lost');
    bench.time += days(1);
    expect((await perform()).state.name).toBe('accepted');
  });

  it('cannot be told any more after a day, when WisePay has forgotten the key', async () => {
    await leaveOpen('answer_lost');
    bench.wisepay.forgetKeys();
    bench.time += days(1) + 1;
    expect((await perform()).state).toEqual({ name: 'unresolved', at: bench.time });
    expect(calls()).toEqual(['ask']);
  });

  it('is given up after a day without an answer to any question', async () => {
    await leaveOpen('answer_lost');
    bench.wisepay.answers.push('lost', 'lost');
    bench.time += days(1);
    expect((await perform()).state).toEqual({ name: 'open' });
    bench.time += 1;
    expect((await perform()).state).toEqual({ name: 'unresolved', at: bench.time });
  });

  it('fails as a defect does when the failure is none of WisePay’s, and is found by the next try', async () => {
    const submit: Wire['submit'] = async (...request) => {
      await wire.submit(...request);
      throw new RangeError('Nobody expected this');
    };
    await expect(bench.operations.perform({ ...wire, submit }, wish)).rejects.toThrow(RangeError);
    expect(await bench.states()).toEqual([{ name: 'open' }]);
    expect((await perform()).state.name).toBe('accepted');
    expect(effects()).toEqual([wish.key]);
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
    expect(effects()).toEqual([wish.key]);
  });

  it('does not keep the next one for the same target waiting for ever', async () => {
    bench.wisepay.fates.push('token_expired');
    const both = [perform(), perform()];
    const outcomes = await Promise.allSettled(both);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    expect(effects()).toEqual([wish.key]);
  });
});

describe('a wish for which WisePay wants the person to sign in again', () => {
  beforeEach(() => bench.wisepay.fates.push('step_up'));

  it('waits', async () => {
    expect((await perform()).state).toEqual({ name: 'step_up' });
    expect(await bench.states()).toEqual([{ name: 'step_up' }]);
    expect(calls()).toEqual(['submit']);
    expect(effects()).toEqual([]);
  });

  it('goes on with the same key after that', async () => {
    await perform();
    bench.time += minutes(1);
    expect((await perform()).state.name).toBe('accepted');
    expect(new Set(bench.wisepay.log)).toHaveProperty('size', 1);
    expect(effects()).toEqual([wish.key]);
  });

  it('waits on when the sign-in was not recent enough', async () => {
    await perform();
    bench.wisepay.fates.push('step_up');
    expect((await perform()).state.name).toBe('step_up');
    expect(effects()).toEqual([]);
  });

  it('waits as well when that is the answer to the second sending', async () => {
    bench.wisepay.fates.unshift('lost');
    expect((await perform()).state.name).toBe('step_up');
    expect(calls()).toEqual(['submit', 'ask', 'submit']);
  });

  it('is never sent by itself', async () => {
    await perform();
    await bench.operations.recover(wire);
    expect(calls()).toEqual(['submit']);
  });

  it('gives way to what the person asks for instead', async () => {
    // WisePay has done nothing with the first: it is given up, not carried out behind the person's back.
    await perform();
    const instead = aWish();
    expect(await perform(instead)).toMatchObject({ key: instead.key, state: { name: 'accepted' } });
    expect(effects()).toEqual([instead.key]);
    expect(await bench.journal.find(wish.key)).toMatchObject({ state: { name: 'abandoned' } });
  });

  it('does not come back to life a day later', async () => {
    await perform();
    bench.time += days(1) + 1;
    expect((await perform()).state).toEqual({ name: 'abandoned', at: bench.time, reason: 'no_sign_in' });
    expect(effects()).toEqual([]);
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
    expect(calls()).toEqual(['submit', 'submit', 'ask', 'ask', 'ask']);
  });
});

describe('another wish for the same target', () => {
  it.each<[Fate, string, number]>([
    ['answer_lost', 'accepted', 1],
    ['lost', 'accepted', 1],
    [{ refused: 'terminal_busy', answerLost: true }, 'refused', 0],
  ])('settles the open one, and is not sent itself: %j', async (fate, name, effectCount) => {
    await leaveOpen(fate);
    const other = aWish();
    expect(await perform(other)).toMatchObject({ key: wish.key, state: { name } });
    expect(effects()).toHaveLength(effectCount);
    expect(await bench.journal.find(other.key)).toBeUndefined();
  });

  it('is not sent either while the open one cannot be settled', async () => {
    await leaveOpen('answer_lost');
    bench.wisepay.answers.push('lost');
    expect(await perform(aWish())).toMatchObject({ key: wish.key, state: { name: 'open' } });
    expect(effects()).toEqual([wish.key]);
    expect(calls()).toEqual(['ask']);
  });

  it('clicked at the same time in two tabs: the first is sent, and the second after its outcome', async () => {
    bench.wisepay.fates.push('answer_lost');
    bench.wisepay.answers.push('lost');
    const [first, second] = await Promise.all([perform(), perform(aWish())]);
    expect(first.state.name).toBe('open');
    expect(second).toMatchObject({ key: wish.key, state: { name: 'accepted' } });
    expect(effects()).toEqual([wish.key]);
  });

  it('does not disturb another target', async () => {
    await leaveOpen('lost');
    const elsewhere = aWish({ target: 'payment pay_1', kind: 'refund' });
    expect(await perform(elsewhere)).toMatchObject({ key: elsewhere.key, state: { name: 'accepted' } });
    expect(calls()).toEqual(['submit']);
  });

  it('of another target need not wait for it', async () => {
    let release = () => {};
    const submit: Wire['submit'] = async (...request) => {
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      return wire.submit(...request);
    };
    const slow = bench.operations.perform({ ...wire, submit }, wish);
    await vi.waitFor(() => expect(bench.store.values.size).toBe(1));
    await perform(aWish({ target: 'payment pay_1', kind: 'refund' }));
    expect(effects()).toHaveLength(1);
    release();
    expect((await slow).state.name).toBe('accepted');
  });
});

describe('somebody else’s intent', () => {
  it('is not settled, and is in nobody’s way', async () => {
    const theirs = anIntent({ owner: sam, createdAt: bench.time });
    await bench.journal.write(theirs);
    expect(await perform()).toMatchObject({ key: wish.key, state: { name: 'accepted' } });
    expect(await bench.journal.find(theirs.key)).toEqual(theirs);
    expect(bench.wisepay.log.join()).not.toContain(theirs.key);
  });

  it.each<[string, Intent['state']]>([
    ['whose outcome is unknown', { name: 'open' }],
    ['that waits for them to sign in again', { name: 'step_up' }],
  ])('is never sent in another name, not even under its own key: one %s', async (_, state) => {
    // A panel keeps its intent ids when the PSA user changes. A key belongs to the person who used it first, so the
    // same key from another person would be a second charge.
    const theirs = anIntent({ ...wish, owner: sam, createdAt: bench.time, state });
    await bench.journal.write(theirs);
    await perform().catch((error: unknown) => expect(error).toBeInstanceOf(CodedError));
    expect(calls()).toEqual([]);
    expect(await bench.journal.find(wish.key)).toEqual(theirs);
  });

  it('is told apart by the WisePay that it was sent to', async () => {
    const elsewhere = anIntent({ owner: { ...pat, api: 'https://other.example' }, createdAt: bench.time });
    await bench.journal.write(elsewhere);
    expect(await perform()).toMatchObject({ key: wish.key, state: { name: 'accepted' } });
  });
});
