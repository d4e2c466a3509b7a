import * as v from 'valibot';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Storage } from 'webextension-polyfill';
import { defaultProfile, type PsaProfile } from '#lib/psa/profile.ts';
import { overrideProfile, profileOverridesSchema } from '#lib/psa/profile-overrides.ts';
import { followProfile } from '../../../entrypoints/invoice.content/follow-profile.ts';

type Listener = Parameters<Storage.Static['onChanged']['addListener']>[0];

const withToolbars = (toolbars: readonly string[]): PsaProfile => ({ ...defaultProfile, toolbars });

let values: Record<string, unknown>;
let listeners: Set<Listener>;
let life: AbortController;
const onProfile = vi.fn<(profile: PsaProfile) => void>();
const get = vi.fn(async () => values);
/** The worker, which goes by the policy that there is. */
const ask = vi.fn<() => Promise<unknown>>();

const change = (names: readonly string[], area = 'managed') => {
  for (const listener of listeners) listener(Object.fromEntries(names.map((name) => [name, {}])), area);
};
const settled = () => vi.waitFor(() => Promise.all(get.mock.results.map(({ value }) => value)));

beforeEach(() => {
  values = {};
  listeners = new Set();
  life = new AbortController();
  onProfile.mockReset();
  get.mockClear().mockImplementation(async () => values);
  ask
    .mockReset()
    .mockImplementation(async () =>
      overrideProfile(defaultProfile, v.parse(profileOverridesSchema, values['detection'])),
    );
});

function follow() {
  const onChanged = {
    addListener: (listener: Listener) => listeners.add(listener),
    removeListener: (listener: Listener) => listeners.delete(listener),
  };
  const storage = { managed: { get }, onChanged };
  followProfile(storage as unknown as Storage.Static, ask, onProfile, life.signal);
}

describe('how the invoice is found', () => {
  it('is left as it is where the policy says nothing of it', async () => {
    follow();
    await settled();
    expect(ask).not.toHaveBeenCalled();
  });

  it.each([undefined, null, { screens: {} }])(
    'is left as it is where the worker gives no profile: %j',
    async (reply) => {
      values = { detection: {} };
      ask.mockResolvedValue(reply);
      follow();
      await vi.waitFor(() => expect(ask).toHaveBeenCalled());
      expect(onProfile).not.toHaveBeenCalled();
    },
  );

  it('follows a policy that is there at the start', async () => {
    values = { detection: { toolbars: ['.bar'] } };
    follow();
    await vi.waitFor(() => expect(onProfile.mock.calls).toEqual([[withToolbars(['.bar'])]]));
  });

  it('follows every change, and goes back to the built-in way when the policy goes', async () => {
    follow();
    values = { detection: { toolbars: ['.bar'] } };
    change(['detection']);
    await vi.waitFor(() => expect(onProfile).toHaveBeenLastCalledWith(withToolbars(['.bar'])));
    values = {};
    change(['detection']);
    await vi.waitFor(() => expect(onProfile).toHaveBeenLastCalledWith(defaultProfile));
  });

  it('does not start anew for other settings and other storages', async () => {
    values = { detection: { toolbars: ['.bar'] } };
    follow();
    await vi.waitFor(() => expect(onProfile).toHaveBeenCalledTimes(1));
    change(['idleMinutes']);
    change(['detection'], 'local');
    await settled();
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('is left as it is where the browser has no policies', async () => {
    get.mockRejectedValue(new Error('No managed storage'));
    follow();
    await vi.waitFor(() => expect(get).toHaveBeenCalled());
    expect(onProfile).not.toHaveBeenCalled();
  });

  it('is no more followed on a page that has been left', async () => {
    values = { detection: { toolbars: ['.bar'] } };
    follow();
    life.abort();
    await settled();
    expect(onProfile).not.toHaveBeenCalled();
    expect(listeners.size).toBe(0);
  });
});
