import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ManagedValues } from '#lib/policy/policy.ts';
import { createPolicySource, type PolicySource, type PolicyStorage } from '#lib/policy/policy-source.ts';
import { deferred } from '../support/deferred.ts';

const before = { wisepayApi: 'https://old.example' };
const present = { wisepayApi: 'https://new.example' };

let kept: unknown;
let source: PolicySource;
const firstDelivery = vi.fn<PolicyStorage['firstDelivery']>();
const readManaged = vi.fn<PolicyStorage['readManaged']>();

const newWorker = () =>
  createPolicySource({
    readManaged,
    readLastKnown: async () => kept,
    writeLastKnown: async (values) => {
      kept = structuredClone(values);
    },
    firstDelivery,
  });

beforeEach(() => {
  kept = undefined;
  firstDelivery.mockReset().mockResolvedValue();
  readManaged.mockReset().mockResolvedValue(present);
  source = newWorker();
});

/** Delays the browser's next answer until the test delivers the policy. */
function slowBrowser() {
  const { promise, resolve, reject } = deferred<ManagedValues>();
  readManaged.mockReturnValueOnce(promise);
  return { deliver: resolve, fail: reject };
}

describe('the policy to go by', () => {
  it('is waited for on the very first start', async () => {
    const browser = slowBrowser();
    const current = source.current();
    browser.deliver(present);
    expect(await current).toEqual(present);
  });

  it('is the last known one while the browser takes its time', async () => {
    kept = before;
    slowBrowser();
    void source.refresh();
    expect(await source.current()).toEqual(before);
  });

  it('is the present one as soon as the browser has told it', async () => {
    kept = before;
    await source.refresh();
    expect(await source.current()).toEqual(present);
  });

  it('is remembered for the next worker', async () => {
    await source.refresh();
    slowBrowser();
    expect(await newWorker().current()).toEqual(present);
  });

  it('is asked for once by any number of callers', async () => {
    const browser = slowBrowser();
    const all = [source.current(), source.current(), source.refresh()];
    browser.deliver(present);
    await Promise.all(all);
    expect(await source.current()).toEqual(present);
  });

  it.each(['junk', 7, null])('is waited for when what was kept is unreadable: %j', async (value) => {
    kept = value;
    expect(await source.current()).toEqual(present);
  });

  it('is none where the administrator has taken it back', async () => {
    kept = before;
    readManaged.mockResolvedValue({});
    await source.refresh();
    expect(await source.current()).toEqual({});
    expect(await newWorker().current()).toEqual({});
  });
});

describe('a browser that says on the very first start that there is no policy', () => {
  beforeEach(() => {
    readManaged.mockResolvedValueOnce({});
  });

  it('is not believed before one could have come', async () => {
    const delivery = deferred<void>();
    firstDelivery.mockReturnValue(delivery.promise);
    const told = vi.fn();
    const current = source.current().then(told);
    await vi.waitFor(() => expect(firstDelivery).toHaveBeenCalled());
    expect(told).not.toHaveBeenCalled();
    delivery.resolve();
    await current;
    expect(told).toHaveBeenCalledExactlyOnceWith(present);
  });

  it('is believed when none has come by then', async () => {
    readManaged.mockResolvedValue({});
    expect(await source.current()).toEqual({});
    expect(kept).toEqual({});
  });

  it('is believed at once on every later start', async () => {
    kept = {};
    await source.refresh();
    expect(firstDelivery).not.toHaveBeenCalled();
    expect(await source.current()).toEqual({});
  });
});

describe('a change of the policy', () => {
  /** Begins a read that stays under way. */
  async function beginRead() {
    const browser = slowBrowser();
    const began = source.refresh().catch((error: unknown) => error);
    await vi.waitFor(() => expect(readManaged).toHaveBeenCalledTimes(1));
    return { ...browser, began };
  }

  it('holds at once, also while the browser keeps an earlier question waiting', async () => {
    const read = await beginRead();
    await source.refresh();
    expect(await source.current()).toEqual(present);
    read.deliver(before);
    await read.began;
    expect(await source.current()).toEqual(present);
    expect(kept).toEqual(present);
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
    expect(kept).toEqual(present);
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
