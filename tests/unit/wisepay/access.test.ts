import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Access } from '#lib/wisepay/access.ts';
import type { WebAuthFlow } from '#lib/wisepay/sign-in.ts';
import { issuer as sandboxIssuer } from '../sandbox/support/oidc.ts';
import { admin, control, otherAdmin } from '../sandbox/support/pod.ts';
import { useSandbox } from '../sandbox/support/sandbox.ts';
import { type AccessBench, accessBench } from '../support/access-bench.ts';
import { failureOf } from '../support/failure.ts';
import { sandboxSend, sandboxWindow } from '../support/sandbox-wisepay.ts';
import { scriptedIssuer as issuer, scriptedProvider } from '../support/scripted-provider.ts';

const pat = 'pat@northwind.example';
const sam = 'sam@northwind.example';

/** A WisePay that knows `email`, and counts how often it is asked. Each window waits to be let go. */
function wisePayKnowing(email: string) {
  const waiting: (() => void)[] = [];
  const asked: URL[] = [];
  const provider = scriptedProvider({ claims: { email } });
  const flow: WebAuthFlow = {
    redirectUrl: provider.flow.redirectUrl,
    async launch(url, interactive) {
      asked.push(new URL(url));
      await new Promise<void>((resolve) => waiting.push(resolve));
      return provider.flow.launch(url, interactive);
    },
  };
  return {
    send: provider.send,
    flow,
    asked,
    /** Waits until that many windows are open, then ends them. */
    async answer(windows = 1) {
      await vi.waitFor(() => expect(waiting).toHaveLength(windows));
      for (const resolve of waiting.splice(0)) resolve();
    },
  };
}

describe('a token', () => {
  let wisepay: ReturnType<typeof wisePayKnowing>;
  let bench: AccessBench;
  let access: Access;

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'] });
    wisepay = wisePayKnowing(pat);
    bench = accessBench(wisepay);
    access = bench.access;
  });
  afterEach(() => vi.useRealTimers());

  async function getFirst() {
    const first = access.get(issuer, pat);
    await wisepay.answer();
    return first;
  }

  it('is fetched once and used again', async () => {
    const first = await getFirst();
    expect(first).toMatchObject({ accessToken: 'access_1', email: pat });
    expect(await access.get(issuer, pat)).toMatchObject({ accessToken: 'access_1', email: pat });
    expect(wisepay.asked).toHaveLength(1);
  });

  it('outlives the worker', async () => {
    await getFirst();
    expect(await bench.newWorker().get(issuer, pat)).toMatchObject({ accessToken: 'access_1' });
    expect(wisepay.asked).toHaveLength(1);
  });

  it('is used for the same person in another spelling of the address', async () => {
    await getFirst();
    expect(await access.get(issuer, ' Pat@Northwind.example')).toMatchObject({ accessToken: 'access_1' });
    expect(wisepay.asked).toHaveLength(1);
  });

  it.each([
    ['with time to spare', 300_000 - 15_001, 1],
    ['shortly before its end', 300_000 - 14_999, 2],
    ['after its end', 300_001, 2],
  ])('is replaced in time: %s', async (_, age, windows) => {
    await getFirst();
    vi.setSystemTime(Date.now() + age);
    const second = access.get(issuer, pat);
    if (windows === 2) await wisepay.answer();
    expect(await second).toMatchObject({ accessToken: 'access_1' });
    expect(wisepay.asked).toHaveLength(windows);
  });

  it('is not used at another issuer', async () => {
    await getFirst();
    const { code } = await failureOf(access.get('https://other.example', pat));
    expect(code).toBe('sign_in_failed');
    expect(bench.tokens.value).toBeUndefined();
  });

  it('is thrown away as soon as another PSA user asks', async () => {
    await getFirst();
    const other = access.get(issuer, sam);
    await vi.waitFor(() => expect(wisepay.asked).toHaveLength(2));
    expect(bench.tokens.value).toBeUndefined();
    await wisepay.answer();
    await other;
  });

  it('of somebody else than the PSA user is told, but never kept', async () => {
    const got = access.get(issuer, sam);
    await wisepay.answer();
    expect(await got).toMatchObject({ email: pat });
    expect(bench.tokens.value).toBeUndefined();
  });

  it('will do for whom PSA does not tell, and of these one is kept for its owner', async () => {
    await getFirst();
    expect(await access.get(issuer, null)).toMatchObject({ email: pat });
    expect(await access.get(issuer, pat)).toMatchObject({ email: pat });
    expect(wisepay.asked).toHaveLength(1);
  });

  it('is fetched without a hint for whom PSA does not tell, and is that person’s', async () => {
    const got = access.get(issuer, null);
    await wisepay.answer();
    expect(await got).toMatchObject({ email: pat });
    expect(wisepay.asked[0]?.searchParams.has('login_hint')).toBe(false);
    expect(await access.get(issuer, pat)).toMatchObject({ email: pat });
    expect(wisepay.asked).toHaveLength(1);
    const other = access.get(issuer, sam);
    await wisepay.answer();
    await other;
    expect(bench.tokens.value).toBeUndefined();
  });

  it('is thrown away when somebody else signs in with the login on screen', async () => {
    await getFirst();
    const signedIn = access.signIn({ issuer, loginHint: sam, mode: 'switch' });
    await wisepay.answer();
    expect(await signedIn).toMatchObject({ email: pat });
    expect(bench.tokens.value).toBeUndefined();
  });

  it.each([
    ['something else', 'junk'],
    ['half a token', { accessToken: 'access_0', email: pat }],
    [
      'a token that is bound to no key',
      { issuer, psaEmail: pat, accessToken: 'access_0', expiresAt: 4e12, email: pat },
    ],
  ])('is fetched anew when the storage holds %s', async (_, value) => {
    bench.tokens.value = value;
    expect(await getFirst()).toMatchObject({ accessToken: 'access_1' });
  });
});

describe('callers at the same time', () => {
  it('share one sign-in', async () => {
    const wisepay = wisePayKnowing(pat);
    const { access } = accessBench(wisepay);
    const both = Promise.all([access.get(issuer, pat), access.get(issuer, pat)]);
    await wisepay.answer();
    const [first, second] = await both;
    expect(first).toEqual(second);
    expect(wisepay.asked).toHaveLength(1);
  });

  it('do not share it between two PSA users', async () => {
    const wisepay = wisePayKnowing(pat);
    const { access, tokens } = accessBench(wisepay);
    const both = Promise.all([access.get(issuer, pat), access.get(issuer, sam)]);
    await wisepay.answer(2);
    await both;
    expect(wisepay.asked.map((url) => url.searchParams.get('login_hint')).sort()).toEqual([pat, sam]);
    expect(tokens.value).toMatchObject({ psaEmail: pat });
  });

  it('can all try again after a sign-in that failed', async () => {
    const { flow, send } = scriptedProvider({ claims: { email: pat } });
    const launch = vi
      .fn(flow.launch)
      .mockRejectedValueOnce(new Error('Authorization page could not be loaded.'));
    const { access } = accessBench({ send, flow: { ...flow, launch } });
    const codes = await Promise.all([access.get(issuer, pat), access.get(issuer, pat)].map(failureOf));
    expect(codes.map(({ code }) => code)).toEqual(['sign_in_failed', 'sign_in_failed']);
    expect(await access.get(issuer, pat)).toMatchObject({ email: pat });
    expect(launch).toHaveBeenCalledTimes(2);
  });
});

describe('forgetting', () => {
  it('means the next caller signs in again', async () => {
    const { flow, send } = scriptedProvider({ claims: { email: pat } });
    const launch = vi.fn(flow.launch);
    const { access, tokens } = accessBench({ send, flow: { ...flow, launch } });
    await access.get(issuer, pat);
    await access.forget();
    expect(tokens.value).toBeUndefined();
    await access.get(issuer, pat);
    expect(launch).toHaveBeenCalledTimes(2);
  });

  it('reaches a sign-in that is under way: its token is not kept', async () => {
    const wisepay = wisePayKnowing(pat);
    const { access, tokens } = accessBench(wisepay);
    const got = access.get(issuer, pat);
    await vi.waitFor(() => expect(wisepay.asked).toHaveLength(1));
    await access.forget();
    await wisepay.answer();
    await got;
    expect(tokens.value).toBeUndefined();
  });

  it('lets the next caller start a sign-in of its own, and keeps the token of that one', async () => {
    const wisepay = wisePayKnowing(pat);
    const { access, tokens } = accessBench(wisepay);
    const before = access.get(issuer, pat);
    await vi.waitFor(() => expect(wisepay.asked).toHaveLength(1));
    await access.forget();
    const after = [access.get(issuer, pat), access.get(issuer, pat)];
    await wisepay.answer(2);
    await Promise.all([before, ...after]);
    expect(wisepay.asked).toHaveLength(2);
    expect(tokens.value).toMatchObject({ psaEmail: pat });
  });
});

describe('forgetting a token that WisePay has refused', () => {
  it('throws it away, and its key', async () => {
    const { access, tokens, proofKey, putToken } = accessBench(scriptedProvider());
    await putToken();
    await access.forget('access_1');
    expect(tokens.value).toBeUndefined();
    expect(proofKey.value).toBeUndefined();
  });

  it('keeps a newer one, which another request has fetched by then', async () => {
    const { access, tokens, proofKey, putToken } = accessBench(scriptedProvider());
    const newer = await putToken({ accessToken: 'access_2' });
    await access.forget('access_1');
    expect(tokens.value).toEqual(newer);
    expect(proofKey.value).toBeDefined();
  });

  it('does not disturb the sign-in that fetches a newer one', async () => {
    const wisepay = wisePayKnowing(pat);
    const { access, tokens, putToken } = accessBench(wisepay);
    await putToken({ accessToken: 'access_0' });
    await access.forget('access_0');
    const got = access.get(issuer, pat);
    await vi.waitFor(() => expect(wisepay.asked).toHaveLength(1));
    await access.forget('access_0');
    const alsoGot = access.get(issuer, pat);
    await wisepay.answer();
    expect(await alsoGot).toEqual(await got);
    expect(wisepay.asked).toHaveLength(1);
    expect(tokens.value).toMatchObject({ accessToken: 'access_1' });
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
    const { access, tokens, putToken } = accessBench({ send, flow: { ...flow, launch } });
    const value = await putToken(changes);
    expect((await access.peek(issuer))?.accessToken).toBe(accessToken);
    expect(await access.peek('https://other.example')).toBeNull();
    expect(launch).not.toHaveBeenCalled();
    expect(tokens.value).toEqual(value);
  });
});

describe('a change of the PSA user', () => {
  it.each([
    ['the same', pat, true],
    ['the same in another spelling', 'PAT@northwind.example', true],
    ['another', sam, false],
    ['nobody', null, false],
  ])('keeps the token and its key for the right person only: %s', async (_, email, isLeft) => {
    const { access, tokens, proofKey, putToken } = accessBench(scriptedProvider());
    const kept = await putToken();
    await access.keepOnlyFor(email);
    expect(tokens.value).toEqual(isLeft ? kept : undefined);
    expect(proofKey.value !== undefined).toBe(isLeft);
  });

  it.each([
    ['nobody', null],
    ['somebody else', sam],
  ])('reaches a sign-in that is under way for the one before: now %s', async (_, email) => {
    const wisepay = wisePayKnowing(pat);
    const { access, tokens } = accessBench(wisepay);
    const got = access.get(issuer, pat);
    await vi.waitFor(() => expect(wisepay.asked).toHaveLength(1));
    await access.keepOnlyFor(email);
    await wisepay.answer();
    await got;
    expect(tokens.value).toBeUndefined();
  });

  it('does not disturb a sign-in that is under way for the same one', async () => {
    const wisepay = wisePayKnowing(pat);
    const { access, tokens } = accessBench(wisepay);
    const got = access.get(issuer, pat);
    await vi.waitFor(() => expect(wisepay.asked).toHaveLength(1));
    await access.keepOnlyFor(pat);
    await wisepay.answer();
    await got;
    expect(tokens.value).toMatchObject({ psaEmail: pat });
  });
});

describe('with the sandbox’s identity server', () => {
  const port = useSandbox();
  const sandboxAccess = (flow: WebAuthFlow) =>
    accessBench({ send: sandboxSend(port()), flow }, sandboxIssuer);

  it('signing in on a click is enough for the silent requests after it', async () => {
    const window = sandboxWindow(port(), admin);
    const { access } = sandboxAccess(window);
    expect(await access.get(sandboxIssuer, admin)).toBeNull();
    await access.signIn({ issuer: sandboxIssuer, loginHint: admin, mode: 'interactive' });
    expect(await access.get(sandboxIssuer, admin)).toMatchObject({ email: admin });
    expect(window.opened).toHaveLength(2);
  });

  it('signing in on a click as somebody else keeps nothing', async () => {
    const { access, tokens } = sandboxAccess(sandboxWindow(port(), otherAdmin));
    await access.signIn({ issuer: sandboxIssuer, loginHint: admin, mode: 'interactive' });
    expect(tokens.value).toBeUndefined();
    expect(await access.get(sandboxIssuer, admin)).toMatchObject({ email: otherAdmin });
  });

  it('a login that is needed is not remembered: signing in elsewhere is enough', async () => {
    const { access } = sandboxAccess(sandboxWindow(port(), null));
    expect(await access.get(sandboxIssuer, admin)).toBeNull();
    await control(port(), 'wisepay/sign-in', { email: admin });
    expect(await access.get(sandboxIssuer, admin)).toMatchObject({ email: admin });
  });
});
