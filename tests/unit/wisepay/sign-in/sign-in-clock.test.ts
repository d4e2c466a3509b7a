import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { failureOf } from '../../support/failure.ts';
import { type Script, scriptedIssuer, scriptedProvider } from '../../support/scripted-provider.ts';
import { request, signIn } from '../support/signing-in.ts';

const now = Date.parse('2026-05-31T12:00:00Z');
const minute = 60_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now });
});

afterEach(() => vi.useRealTimers());

/** An ID token valid for five minutes, issued `agoMs` ms ago by this machine's clock. */
const issued = (agoMs: number): Script => {
  const iat = (now - agoMs) / 1000;
  return { claims: { iat, exp: iat + 300 } };
};

const date = (agoMs: number) => ({ Date: new Date(now - agoMs).toUTCString() });

async function signInWith(script: Script) {
  const { send, flow } = scriptedProvider(script);
  return signIn(send, flow, request('interactive', scriptedIssuer));
}

describe('a clock that is wrong', () => {
  it.each<[string, Script, number]>([
    ['ahead by more than the token’s life', issued(12 * minute), 12 * minute],
    ['ahead by a day', issued(24 * 60 * minute), 24 * 60 * minute],
    ['behind by more than the token’s life', issued(-12 * minute), -12 * minute],
    [
      'behind, and the token says when it begins',
      { claims: { nbf: now / 1000 + 120, iat: now / 1000 + 120, exp: now / 1000 + 420 } },
      -2 * minute,
    ],
    [
      'ahead, and the answer tells the time',
      { ...issued(13 * minute), headers: date(12 * minute) },
      12 * minute,
    ],
    [
      'ahead, and no proof of its is believed',
      { refusals: [{ error: 'invalid_dpop_proof' }], headers: date(12 * minute) },
      12 * minute,
    ],
  ])('is why signing in fails, and by how much it is: %s', async (_, script, clockAheadMs) => {
    expect(await failureOf(signInWith(script))).toEqual({ code: 'clock_wrong', details: { clockAheadMs } });
  });

  it.each([4, -4])('is no reason to fail while tokens hold: %d minutes ahead', async (minutes) => {
    expect(await signInWith(issued(minutes * minute))).toMatchObject({ accessToken: 'access_1' });
  });

  it('is not blamed for a token that was too old when it came', async () => {
    const failure = await failureOf(signInWith({ ...issued(12 * minute), headers: date(0) }));
    expect(failure).toEqual({ code: 'sign_in_failed', details: {} });
  });

  it('is not blamed for a refused proof where the times agree', async () => {
    const script: Script = { refusals: [{ error: 'invalid_dpop_proof' }], headers: date(0) };
    expect((await failureOf(signInWith(script))).code).toBe('refused');
  });
});
