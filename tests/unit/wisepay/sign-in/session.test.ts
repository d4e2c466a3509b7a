import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Session } from '#lib/wisepay/sign-in/session.ts';
import type { WebAuthFlow } from '#lib/wisepay/sign-in/sign-in.ts';
import { issuer as sandboxIssuer } from '../../sandbox/support/oidc.ts';
import { admin, control, otherAdmin } from '../../sandbox/support/pod.ts';
import { useSandbox } from '../../sandbox/support/sandbox.ts';
import { failureOf } from '../../support/failure.ts';
import { sandboxSend, sandboxWindow } from '../../support/sandbox-wisepay.ts';
import { scriptedIssuer as issuer, scriptedProvider } from '../../support/scripted-provider.ts';
import { type SessionHarness, sessionHarness } from '../../support/session-harness.ts';
import { type WaitingWisePay, waitingWisePay } from '../support/waiting-wisepay.ts';

const pat = 'pat@northwind.example';

const sam = 'sam@northwind.example';

describe('a token', () => {
  let wisepay: WaitingWisePay;
  let harness: SessionHarness;
  let session: Session;

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'] });
    wisepay = waitingWisePay(pat);
    harness = sessionHarness(wisepay);
    session = harness.session;
  });
  afterEach(() => vi.useRealTimers());

  async function getFirst() {
    const first = session.get(issuer, pat);
    await wisepay.answer();
    return first;
  }

  it('is fetched once and used again', async () => {
    const first = await getFirst();
    expect(first).toMatchObject({ accessToken: 'access_1', email: pat });
    expect(await session.get(issuer, pat)).toMatchObject({ accessToken: 'access_1', email: pat });
    expect(wisepay.asked).toHaveLength(1);
  });

  it('outlives the worker', async () => {
    await getFirst();
    expect(await harness.newWorker().get(issuer, pat)).toMatchObject({ accessToken: 'access_1' });
    expect(wisepay.asked).toHaveLength(1);
  });

  it('is used for the same person in another spelling of the address', async () => {
    await getFirst();
    expect(await session.get(issuer, ' Pat@Northwind.example')).toMatchObject({ accessToken: 'access_1' });
    expect(wisepay.asked).toHaveLength(1);
  });

  it.each([
    ['with time to spare', 300_000 - 15_001, 1],
    ['shortly before its end', 300_000 - 14_999, 2],
    ['after its end', 300_001, 2],
  ])('is replaced in time: %s', async (_, age, windows) => {
    await getFirst();
    vi.setSystemTime(Date.now() + age);
    const second = session.get(issuer, pat);
    if (windows === 2) await wisepay.answer();
    expect(await second).toMatchObject({ accessToken: 'access_1' });
    expect(wisepay.asked).toHaveLength(windows);
  });

  it('is not used at another issuer', async () => {
    await getFirst();
    const { code } = await failureOf(session.get('https://other.example', pat));
    expect(code).toBe('sign_in_failed');
    expect(harness.tokens.value).toBeUndefined();
  });

  it('is thrown away as soon as another PSA user asks', async () => {
    await getFirst();
    const other = session.get(issuer, sam);
    await wisepay.opened();
    expect(harness.tokens.value).toBeUndefined();
    await wisepay.answer();
    await other;
  });

  it('of somebody else than the PSA user is told, but never kept', async () => {
    const got = session.get(issuer, sam);
    await wisepay.answer();
    expect(await got).toMatchObject({ email: pat });
    expect(harness.tokens.value).toBeUndefined();
  });

  it('will do for whom PSA does not tell, and of these one is kept for its owner', async () => {
    await getFirst();
    expect(await session.get(issuer, null)).toMatchObject({ email: pat });
    expect(await session.get(issuer, pat)).toMatchObject({ email: pat });
    expect(wisepay.asked).toHaveLength(1);
  });

  it('is fetched without a hint for whom PSA does not tell, and is that person’s', async () => {
    const got = session.get(issuer, null);
    await wisepay.answer();
    expect(await got).toMatchObject({ email: pat });
    expect(wisepay.asked[0]?.searchParams.has('login_hint')).toBe(false);
    expect(await session.get(issuer, pat)).toMatchObject({ email: pat });
    expect(wisepay.asked).toHaveLength(1);
    const other = session.get(issuer, sam);
    await wisepay.answer();
    await other;
    expect(harness.tokens.value).toBeUndefined();
  });

  it('is thrown away when somebody else signs in with the login on screen', async () => {
    await getFirst();
    const signedIn = session.signIn({ issuer, loginHint: sam, mode: 'switch' });
    await wisepay.answer();
    expect(await signedIn).toMatchObject({ email: pat });
    expect(harness.tokens.value).toBeUndefined();
  });

  it.each([
    ['something else', 'junk'],
    ['half a token', { accessToken: 'access_0', email: pat }],
    [
      'a token that is bound to no key',
      { issuer, psaEmail: pat, accessToken: 'access_0', expiresAt: 4e12, email: pat },
    ],
  ])('is fetched anew when the storage holds %s', async (_, value) => {
    harness.tokens.value = value;
    expect(await getFirst()).toMatchObject({ accessToken: 'access_1' });
  });
});

describe('a look at the token that is kept', () => {
  const now = Date.now();

  it.each<[string, Readonly<Record<string, unknown>>, string | undefined]>([
    ['a good one', {}, 'access_1'],
    ['one that is about to end', { expiresAt: now + 14_000 }, undefined],
    ['one that has ended', { expiresAt: now - 1 }, undefined],
    ['something else', { accessToken: 7 }, undefined],
  ])('asks nobody and changes nothing: %s', async (_, changes, accessToken) => {
    const { flow, send } = scriptedProvider();
    const launch = vi.fn(flow.launch);
    const { session, tokens, putToken } = sessionHarness({ send, flow: { ...flow, launch } });
    const value = await putToken(changes);
    expect((await session.peek(issuer))?.accessToken).toBe(accessToken);
    expect(await session.peek('https://other.example')).toBeNull();
    expect(launch).not.toHaveBeenCalled();
    expect(tokens.value).toEqual(value);
  });
});

describe('with the sandbox’s identity server', () => {
  const port = useSandbox();
  const sandboxSession = (flow: WebAuthFlow) =>
    sessionHarness({ send: sandboxSend(port()), flow }, sandboxIssuer);

  it('signing in on a click is enough for the silent requests after it', async () => {
    const window = sandboxWindow(port(), admin);
    const { session } = sandboxSession(window);
    expect(await session.get(sandboxIssuer, admin)).toBeNull();
    await session.signIn({ issuer: sandboxIssuer, loginHint: admin, mode: 'interactive' });
    expect(await session.get(sandboxIssuer, admin)).toMatchObject({ email: admin });
    expect(window.opened).toHaveLength(2);
  });

  it('signing in on a click as somebody else keeps nothing', async () => {
    const { session, tokens } = sandboxSession(sandboxWindow(port(), otherAdmin));
    await session.signIn({ issuer: sandboxIssuer, loginHint: admin, mode: 'interactive' });
    expect(tokens.value).toBeUndefined();
    expect(await session.get(sandboxIssuer, admin)).toMatchObject({ email: otherAdmin });
  });

  it('a login that is needed is not remembered: signing in elsewhere is enough', async () => {
    const { session } = sandboxSession(sandboxWindow(port(), null));
    expect(await session.get(sandboxIssuer, admin)).toBeNull();
    await control(port(), 'wisepay/sign-in', { email: admin });
    expect(await session.get(sandboxIssuer, admin)).toMatchObject({ email: admin });
  });
});
