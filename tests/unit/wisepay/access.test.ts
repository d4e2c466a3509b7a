import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Access, createAccess, type TokenStore } from '#lib/wisepay/access.ts';
import type { WebAuthFlow } from '#lib/wisepay/sign-in.ts';
import { issuer as sandboxIssuer } from '../sandbox/support/oidc.ts';
import { admin, control, otherAdmin } from '../sandbox/support/pod.ts';
import { useSandbox } from '../sandbox/support/sandbox.ts';
import { failureOf } from '../support/failure.ts';
import { sandboxSend, sandboxWindow } from '../support/sandbox-wisepay.ts';
import { scriptedIssuer as issuer, scriptedProvider } from '../support/scripted-provider.ts';

const pat = 'pat@northwind.example';
const sam = 'sam@northwind.example';

interface Memory extends TokenStore {
  value: unknown;
}

function memory(value?: unknown): Memory {
  const store: Memory = {
    value,
    read: async () => store.value,
    write: async (written) => {
      store.value = structuredClone(written);
    },
    clear: async () => {
      store.value = undefined;
    },
  };
  return store;
}

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
  const store = memory();
  let wisepay: ReturnType<typeof wisePayKnowing>;
  let access: Access;

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'] });
    store.value = undefined;
    wisepay = wisePayKnowing(pat);
    access = createAccess(wisepay.send, wisepay.flow, store);
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
    const nextWorker = createAccess(wisepay.send, wisepay.flow, store);
    expect(await nextWorker.get(issuer, pat)).toMatchObject({ accessToken: 'access_1' });
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
    expect(store.value).toBeUndefined();
  });

  it('is thrown away as soon as another PSA user asks', async () => {
    await getFirst();
    const other = access.get(issuer, sam);
    await vi.waitFor(() => expect(wisepay.asked).toHaveLength(2));
    expect(store.value).toBeUndefined();
    await wisepay.answer();
    await other;
  });

  it('of somebody else than the PSA user is told, but never kept', async () => {
    const got = access.get(issuer, sam);
    await wisepay.answer();
    expect(await got).toMatchObject({ email: pat });
    expect(store.value).toBeUndefined();
  });

  it.each([
    ['something else', 'junk'],
    ['half a token', { accessToken: 'access_0', email: pat }],
    [
      'a token of an older version',
      { issuer, psaEmail: pat, accessToken: 'a', expiresAt: 'later', email: pat },
    ],
  ])('is fetched anew when the storage holds %s', async (_, value) => {
    store.value = value;
    expect(await getFirst()).toMatchObject({ accessToken: 'access_1' });
  });
});

describe('callers at the same time', () => {
  it('share one sign-in', async () => {
    const wisepay = wisePayKnowing(pat);
    const access = createAccess(wisepay.send, wisepay.flow, memory());
    const both = Promise.all([access.get(issuer, pat), access.get(issuer, pat)]);
    await wisepay.answer();
    const [first, second] = await both;
    expect(first).toEqual(second);
    expect(wisepay.asked).toHaveLength(1);
  });

  it('do not share it between two PSA users', async () => {
    const wisepay = wisePayKnowing(pat);
    const store = memory();
    const access = createAccess(wisepay.send, wisepay.flow, store);
    const both = Promise.all([access.get(issuer, pat), access.get(issuer, sam)]);
    await wisepay.answer(2);
    await both;
    expect(wisepay.asked.map((url) => url.searchParams.get('login_hint'))).toEqual([pat, sam]);
    expect(store.value).toMatchObject({ psaEmail: pat });
  });

  it('can all try again after a sign-in that failed', async () => {
    const { flow, send } = scriptedProvider({ claims: { email: pat } });
    const launch = vi
      .fn(flow.launch)
      .mockRejectedValueOnce(new Error('Authorization page could not be loaded.'));
    const access = createAccess(send, { ...flow, launch }, memory());
    const codes = await Promise.all([access.get(issuer, pat), access.get(issuer, pat)].map(failureOf));
    expect(codes.map(({ code }) => code)).toEqual(['offline', 'offline']);
    expect(await access.get(issuer, pat)).toMatchObject({ email: pat });
    expect(launch).toHaveBeenCalledTimes(2);
  });
});

describe('forgetting', () => {
  it('means the next caller signs in again', async () => {
    const { flow, send } = scriptedProvider({ claims: { email: pat } });
    const launch = vi.fn(flow.launch);
    const store = memory();
    const access = createAccess(send, { ...flow, launch }, store);
    await access.get(issuer, pat);
    await access.forget();
    expect(store.value).toBeUndefined();
    await access.get(issuer, pat);
    expect(launch).toHaveBeenCalledTimes(2);
  });

  it('reaches a sign-in that is under way: its token is not kept', async () => {
    const wisepay = wisePayKnowing(pat);
    const store = memory();
    const access = createAccess(wisepay.send, wisepay.flow, store);
    const got = access.get(issuer, pat);
    await vi.waitFor(() => expect(wisepay.asked).toHaveLength(1));
    await access.forget();
    await wisepay.answer();
    await got;
    expect(store.value).toBeUndefined();
  });

  it('lets the next caller start a sign-in of its own, and keeps the token of that one', async () => {
    const wisepay = wisePayKnowing(pat);
    const store = memory();
    const access = createAccess(wisepay.send, wisepay.flow, store);
    const before = access.get(issuer, pat);
    await vi.waitFor(() => expect(wisepay.asked).toHaveLength(1));
    await access.forget();
    const after = [access.get(issuer, pat), access.get(issuer, pat)];
    await wisepay.answer(2);
    await Promise.all([before, ...after]);
    expect(wisepay.asked).toHaveLength(2);
    expect(store.value).toMatchObject({ psaEmail: pat });
  });
});

describe('forgetting a token that WisePay has refused', () => {
  const kept = (accessToken: string) => ({ issuer, psaEmail: pat, accessToken, expiresAt: 4e12, email: pat });

  it('throws it away', async () => {
    const { flow, send } = scriptedProvider();
    const store = memory(kept('access_1'));
    await createAccess(send, flow, store).forget('access_1');
    expect(store.value).toBeUndefined();
  });

  it('keeps a newer one, which another request has fetched by then', async () => {
    const { flow, send } = scriptedProvider();
    const store = memory(kept('access_2'));
    await createAccess(send, flow, store).forget('access_1');
    expect(store.value).toEqual(kept('access_2'));
  });

  it('does not disturb the sign-in that fetches a newer one', async () => {
    const wisepay = wisePayKnowing(pat);
    const store = memory(kept('access_0'));
    const access = createAccess(wisepay.send, wisepay.flow, store);
    await access.forget('access_0');
    const got = access.get(issuer, pat);
    await vi.waitFor(() => expect(wisepay.asked).toHaveLength(1));
    await access.forget('access_0');
    const alsoGot = access.get(issuer, pat);
    await wisepay.answer();
    expect(await alsoGot).toEqual(await got);
    expect(wisepay.asked).toHaveLength(1);
    expect(store.value).toMatchObject({ accessToken: 'access_1' });
  });
});

describe('a look at the token that is kept', () => {
  const now = Date.now();
  const kept = { issuer, psaEmail: pat, accessToken: 'access_1', expiresAt: now + 60_000, email: pat };

  it.each<[string, unknown, string | undefined]>([
    ['a good one', kept, 'access_1'],
    ['one that is about to end', { ...kept, expiresAt: now + 14_000 }, undefined],
    ['one that has ended', { ...kept, expiresAt: now - 1 }, undefined],
    ['one of another issuer', { ...kept, issuer: 'https://other.example' }, undefined],
    ['something else', 'junk', undefined],
    ['nothing', undefined, undefined],
  ])('asks nobody and changes nothing: %s', async (_, value, accessToken) => {
    const { flow, send } = scriptedProvider();
    const launch = vi.fn(flow.launch);
    const store = memory(value);
    const tokens = await createAccess(send, { ...flow, launch }, store).peek(issuer);
    expect(tokens?.accessToken).toBe(accessToken);
    expect(launch).not.toHaveBeenCalled();
    expect(store.value).toEqual(value);
  });
});

describe('a change of the PSA user', () => {
  const kept = { issuer, psaEmail: pat, accessToken: 'access_1', expiresAt: 4e12, email: pat };
  const { flow, send } = scriptedProvider();

  it.each([
    ['the same', pat, kept],
    ['the same in another spelling', 'PAT@northwind.example', kept],
    ['another', sam, undefined],
    ['nobody', null, undefined],
  ])('keeps the token for the right person only: %s', async (_, email, left) => {
    const store = memory(kept);
    await createAccess(send, flow, store).keepOnlyFor(email);
    expect(store.value).toEqual(left);
  });

  it.each([
    ['nobody', null],
    ['somebody else', sam],
  ])('reaches a sign-in that is under way for the one before: now %s', async (_, email) => {
    const wisepay = wisePayKnowing(pat);
    const store = memory();
    const access = createAccess(wisepay.send, wisepay.flow, store);
    const got = access.get(issuer, pat);
    await vi.waitFor(() => expect(wisepay.asked).toHaveLength(1));
    await access.keepOnlyFor(email);
    await wisepay.answer();
    await got;
    expect(store.value).toBeUndefined();
  });

  it('does not disturb a sign-in that is under way for the same one', async () => {
    const wisepay = wisePayKnowing(pat);
    const store = memory();
    const access = createAccess(wisepay.send, wisepay.flow, store);
    const got = access.get(issuer, pat);
    await vi.waitFor(() => expect(wisepay.asked).toHaveLength(1));
    await access.keepOnlyFor(pat);
    await wisepay.answer();
    await got;
    expect(store.value).toMatchObject({ psaEmail: pat });
  });
});

describe('with the sandbox’s identity server', () => {
  const port = useSandbox();

  it('signing in on a click is enough for the silent requests after it', async () => {
    const window = sandboxWindow(port(), admin);
    const access = createAccess(sandboxSend(port()), window, memory());
    expect(await access.get(sandboxIssuer, admin)).toBeNull();
    await access.signIn({ issuer: sandboxIssuer, loginHint: admin, mode: 'interactive' });
    expect(await access.get(sandboxIssuer, admin)).toMatchObject({ email: admin });
    expect(window.opened).toHaveLength(2);
  });

  it('signing in on a click as somebody else keeps nothing', async () => {
    const store = memory();
    const access = createAccess(sandboxSend(port()), sandboxWindow(port(), otherAdmin), store);
    await access.signIn({ issuer: sandboxIssuer, loginHint: admin, mode: 'interactive' });
    expect(store.value).toBeUndefined();
    expect(await access.get(sandboxIssuer, admin)).toMatchObject({ email: otherAdmin });
  });

  it('a login that is needed is not remembered: signing in elsewhere is enough', async () => {
    const access = createAccess(sandboxSend(port()), sandboxWindow(port(), null), memory());
    expect(await access.get(sandboxIssuer, admin)).toBeNull();
    await control(port(), 'wisepay/sign-in', { email: admin });
    expect(await access.get(sandboxIssuer, admin)).toMatchObject({ email: admin });
  });
});
