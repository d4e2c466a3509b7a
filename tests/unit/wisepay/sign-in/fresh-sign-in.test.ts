import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { admin, control } from '../../sandbox/support/pod.ts';
import { useSandbox } from '../../sandbox/support/sandbox.ts';
import { failureOf } from '../../support/failure.ts';
import { sandboxSend, sandboxWindow } from '../../support/sandbox-wisepay.ts';
import { scriptedIssuer, scriptedProvider } from '../../support/scripted-provider.ts';
import { request, signIn } from '../support/signing-in.ts';

const port = useSandbox();

afterEach(() => vi.useRealTimers());

describe('a fresh sign-in', () => {
  it('shows the login to whoever is signed in, and is proven by WisePay', async () => {
    await control(port(), 'wisepay/sign-in', { email: admin, secondsAgo: 3600 });
    const window = sandboxWindow(port(), admin);
    expect(await signIn(sandboxSend(port()), window, request('fresh'))).toMatchObject({ email: admin });
    expect(window.shown).toHaveLength(1);
    expect(Object.fromEntries(window.opened[0]?.searchParams ?? [])).toMatchObject({
      prompt: 'login',
      max_age: '0',
    });
  });

  it.each([
    ['stale', 'sign_in_not_fresh'],
    ['untold', 'sign_in_unproven'],
  ])('does not pass where WisePay lets the session of before through: %s', async (are, code) => {
    await control(port(), 'wisepay/sign-in', { email: admin, secondsAgo: 60 });
    await control(port(), 'wisepay/fresh-sign-ins', { are });
    const window = sandboxWindow(port(), admin);
    expect((await failureOf(signIn(sandboxSend(port()), window, request('fresh')))).code).toBe(code);
    expect(window.shown).toEqual([]);
  });

  it('needs no proof where only another person may want to sign in', async () => {
    await control(port(), 'wisepay/sign-in', { email: admin, secondsAgo: 60 });
    await control(port(), 'wisepay/fresh-sign-ins', { are: 'untold' });
    const window = sandboxWindow(port(), admin);
    expect(await signIn(sandboxSend(port()), window, request('switch'))).toMatchObject({ email: admin });
  });
});

describe('the proof of a fresh sign-in', () => {
  const now = Date.parse('2026-05-31T12:00:00Z');

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date', 'performance'], now });
  });

  /** Signs in, with four minutes at the login; WisePay's clock differs from this machine's by `skewMs`. */
  async function signInWithin(authTimeAgoSeconds: number, skewMs = 0) {
    vi.setSystemTime(now);
    const iat = (now + 4 * 60_000 + skewMs) / 1000;
    const claims = { iat, exp: iat + 300, auth_time: iat - authTimeAgoSeconds };
    const { send, flow } = scriptedProvider({ claims });
    const launch = async (url: string, interactive: boolean) => {
      vi.advanceTimersByTime(4 * 60_000);
      return flow.launch(url, interactive);
    };
    return signIn(send, { ...flow, launch }, request('fresh', scriptedIssuer));
  }

  it.each([0, 5, 239])('takes a sign-in since it was asked for: %d s ago', async (seconds) => {
    expect(await signInWithin(seconds)).toMatchObject({ accessToken: 'access_1' });
  });

  it.each([255, 3600, -60])('takes none of another time: %d s ago', async (seconds) => {
    expect((await failureOf(signInWithin(seconds))).code).toBe('sign_in_not_fresh');
  });

  it.each([-4 * 60_000, 4 * 60_000])('does not depend on this machine’s clock: %d ms off', async (skewMs) => {
    expect(await signInWithin(5, skewMs)).toMatchObject({ accessToken: 'access_1' });
    expect((await failureOf(signInWithin(3600, skewMs))).code).toBe('sign_in_not_fresh');
  });
});
