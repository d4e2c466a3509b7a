import { setImmediate as allTurnsTaken } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { lastKnownKey } from '#lib/policy/follow-policy.ts';
import type { ManagedValues } from '#lib/policy/policy.ts';
import { createPolicySource, type PolicySource } from '#lib/worker/policy/policy-source.ts';
import { deferred } from '../../support/deferred.ts';

const before = { wisepayApi: 'https://old.example' };
const present = { wisepayApi: 'https://new.example' };

let source: PolicySource;
const readManaged = vi.fn<() => Promise<ManagedValues>>();
const installType = vi.fn<() => Promise<'admin' | 'normal'>>();

beforeEach(() => {
  readManaged.mockReset().mockResolvedValue(present);
  installType.mockReset().mockResolvedValue('normal');
  vi.spyOn(browser.storage.managed, 'get').mockImplementation(async () => ({ ...(await readManaged()) }));
  vi.spyOn(browser.management, 'getSelf').mockImplementation(async () => ({
    installType: await installType(),
    id: browser.runtime.id,
    name: 'WisePay',
    description: '',
    version: '1.2.3',
    mayDisable: false,
    enabled: true,
    type: 'extension',
    optionsUrl: '',
    permissions: [],
    hostPermissions: [],
  }));
  source = createPolicySource();
});

afterEach(() => {
  vi.useRealTimers();
});

/** The policy that an earlier worker has stored. */
const keep = (values: unknown) => browser.storage.local.set({ [lastKnownKey]: values });
const kept = async () => (await browser.storage.local.get(lastKnownKey))[lastKnownKey];

/** Delays the browser's next answer until the test delivers the policy. */
function slowBrowser() {
  const { promise, resolve, reject } = deferred<ManagedValues>();
  readManaged.mockReturnValueOnce(promise);
  return { deliver: resolve, fail: reject };
}

describe('the policy to go by', () => {
  it('is waited for on the very first start', async () => {
    const slow = slowBrowser();
    const current = source.current();
    slow.deliver(present);
    expect(await current).toEqual(present);
  });

  it('is the last known one while the browser takes its time', async () => {
    await keep(before);
    slowBrowser();
    void source.refresh();
    expect(await source.current()).toEqual(before);
  });

  it('is the present one as soon as the browser has told it', async () => {
    await keep(before);
    expect(source.origin()).toBe('last_known');
    await source.refresh();
    expect(await source.current()).toEqual(present);
    expect(source.origin()).toBe('browser');
  });

  it('is remembered for the next worker', async () => {
    await source.refresh();
    slowBrowser();
    expect(await createPolicySource().current()).toEqual(present);
  });

  it('is asked for once by any number of callers', async () => {
    const slow = slowBrowser();
    const all = [source.current(), source.current(), source.refresh()];
    slow.deliver(present);
    await Promise.all(all);
    expect(await source.current()).toEqual(present);
  });

  it.each(['junk', 7, null])('is waited for when what was kept is unreadable: %j', async (value) => {
    vi.spyOn(browser.storage.local, 'get').mockResolvedValueOnce({ [lastKnownKey]: value });
    expect(await source.current()).toEqual(present);
  });

  it('is none where the administrator has taken it back', async () => {
    await keep(before);
    readManaged.mockResolvedValue({});
    await source.refresh();
    expect(await source.current()).toEqual({});
    expect(await createPolicySource().current()).toEqual({});
  });
});

describe('a browser that says on the very first start that there is no policy', () => {
  beforeEach(() => {
    readManaged.mockResolvedValueOnce({});
  });

  /** Asks in a profile in which policy has just installed the extension, and waits until only a policy is missing. */
  async function askAfterInstallation() {
    installType.mockResolvedValue('admin');
    readManaged.mockResolvedValueOnce({});
    const told = vi.fn();
    const current = source.current().then(told);
    // The second read comes after the listener was added.
    await vi.waitFor(() => expect(readManaged).toHaveBeenCalledTimes(2));
    return { told, current };
  }

  it('is not believed before one could have come', async () => {
    const { told, current } = await askAfterInstallation();
    await fakeBrowser.storage.onChanged.trigger({}, 'local');
    expect(told).not.toHaveBeenCalled();
    await fakeBrowser.storage.onChanged.trigger({}, 'managed');
    await current;
    expect(told).toHaveBeenCalledExactlyOnceWith(present);
    expect(fakeBrowser.storage.onChanged.hasListeners()).toBe(false);
  });

  it('is not waited for where the policy came before anyone listened', async () => {
    installType.mockResolvedValue('admin');
    expect(await source.current()).toEqual(present);
  });

  it('is believed after ten seconds', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { told, current } = await askAfterInstallation();
    readManaged.mockResolvedValue({});
    vi.advanceTimersByTime(9_000);
    await allTurnsTaken();
    expect(told).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1_000);
    await current;
    expect(told).toHaveBeenCalledExactlyOnceWith({});
  });

  it('is believed at once where the browser does not say how it was installed', async () => {
    readManaged.mockResolvedValue({});
    installType.mockRejectedValue(new Error('no such API'));
    expect(await source.current()).toEqual({});
  });

  it('is believed when none has come by then', async () => {
    readManaged.mockResolvedValue({});
    expect(await source.current()).toEqual({});
    expect(await kept()).toEqual({});
  });

  it('is believed at once on every later start', async () => {
    await keep({});
    await source.refresh();
    expect(installType).not.toHaveBeenCalled();
    expect(await source.current()).toEqual({});
  });
});

describe('a change of the policy', () => {
  /** Begins a read that stays under way. */
  async function beginRead() {
    const slow = slowBrowser();
    const began = source.refresh().catch((error: unknown) => error);
    await vi.waitFor(() => expect(readManaged).toHaveBeenCalledTimes(1));
    return { ...slow, began };
  }

  it('holds at once, also while the browser keeps an earlier question waiting', async () => {
    const read = await beginRead();
    await source.refresh();
    expect(await source.current()).toEqual(present);
    read.deliver(before);
    await read.began;
    expect(await source.current()).toEqual(present);
    expect(await kept()).toEqual(present);
  });

  it('does not give way to an earlier answer that comes first', async () => {
    const read = await beginRead();
    const later = slowBrowser();
    const changed = source.refresh();
    const current = source.current();
    read.deliver(before);
    later.deliver(present);
    await Promise.all([read.began, changed]);
    expect(await current).toEqual(present);
    expect(await kept()).toEqual(present);
  });

  it('is not missed because the read before it failed', async () => {
    const read = await beginRead();
    const changed = source.refresh();
    read.fail(new Error('The browser gave up'));
    expect(await read.began).toBeInstanceOf(Error);
    await changed;
    expect(await source.current()).toEqual(present);
  });
});
