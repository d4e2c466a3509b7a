/** Earlier outcomes that a newer try replaces: they are not shown again, whatever becomes of the newer one. */
import { describe, expect, it } from 'vitest';
import { type Intent, type IntentState, targets } from '#lib/worker/operations/intent.ts';
import { replacedBy, withoutReplaced } from '#lib/worker/operations/replaced.ts';
import { aNewIntent, anIntent, pat, sam } from '../../support/intents.ts';

const refused = { name: 'refused', at: 5, code: 'terminal_busy' } as const;

const keysOf = (intents: readonly Intent[]) => intents.map(({ key }) => key);
const replacedOf = (state: IntentState, change: Partial<Intent> = {}) =>
  replacedBy([aNewIntent()], [anIntent({ state, ...change })], pat).replaces ?? [];

describe('a newer try', () => {
  it.each<IntentState>([
    refused,
    { name: 'not_received', at: 5 },
    { name: 'abandoned', at: 5, reason: 'no_sign_in' },
  ])('replaces what had no effect: $name', (state) => {
    expect(replacedOf(state)).toHaveLength(1);
  });

  it.each<IntentState>([
    { name: 'open' },
    { name: 'step_up' },
    { name: 'unresolved', at: 5 },
    { name: 'accepted', at: 5, answer: null },
  ])('never replaces what is uncertain or was done: $name', (state) => {
    expect(replacedOf(state)).toEqual([]);
  });

  it('replaces only its own kind, on its own invoice, of its own user', () => {
    expect(replacedOf(refused, { kind: 'remind' })).toEqual([]);
    expect(replacedOf(refused, { invoiceId: 'inv_2' })).toEqual([]);
    expect(replacedOf(refused, { owner: sam })).toEqual([]);
  });

  it('of a payment also ends the story of a cancellation that failed, and not the other way round', () => {
    const target = targets.terminalCancel('tp_1');
    expect(replacedOf(refused, { kind: 'terminal_cancel', target })).toHaveLength(1);
    const cancel = aNewIntent({ kind: 'terminal_cancel' });
    expect(replacedBy([cancel], [anIntent({ state: refused })], pat)).toEqual({});
  });
});

describe('a newer refund', () => {
  const refundOf = (paymentId: string) => ({ kind: 'refund', target: targets.refund(paymentId) }) as const;
  const earlier = ['pay_1', 'pay_2', 'pay_3'].map((id) => anIntent({ ...refundOf(id), state: refused }));

  it('replaces the refusals of the payments that it gives back, and of no other payment', () => {
    const tries = ['pay_1', 'pay_3'].map((id) => aNewIntent(refundOf(id)));
    const [first, , third] = keysOf(earlier);
    expect(replacedBy(tries, earlier, pat)).toEqual({ replaces: [first, third] });
  });
});

describe('what is shown', () => {
  const earlier = anIntent({ state: refused });
  const newer = anIntent({ replaces: [earlier.key] });

  it('is the newer try alone', () => {
    expect(keysOf(withoutReplaced([earlier, newer]))).toEqual([newer.key]);
  });

  it('is both where the earlier one has an effect after all', () => {
    const renewed = { ...earlier, state: { name: 'open' } } as const;
    expect(keysOf(withoutReplaced([renewed, newer]))).toEqual([earlier.key, newer.key]);
  });
});
