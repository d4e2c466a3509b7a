import { beforeEach, describe, expect, it, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { defaultProfile } from '#lib/psa/profile.ts';
import { createPolicyInForce } from '#lib/worker/policy/policy-in-force.ts';
import { writeLocaleChoice } from '#lib/worker/storage/local-storage.ts';

beforeEach(() => {
  vi.spyOn(browser.management, 'getSelf').mockRejectedValue(new Error('not installed by policy'));
});

const setPolicy = (values: Record<string, unknown>) => browser.storage.managed.set(values);

describe('the policy in force', () => {
  it('is read once for each change', async () => {
    await setPolicy({ idleMinutes: 5, old: 1 });
    const { refresh, readings, policy } = createPolicyInForce();
    const first = await readings();
    expect(first).toMatchObject({ set: ['idleMinutes'], problems: [{ key: 'old', reason: 'unknown_key' }] });
    expect(await readings()).toBe(first);
    await setPolicy({ idleMinutes: 7 });
    expect((await policy()).idleMinutes).toBe(5);
    await refresh();
    expect((await policy()).idleMinutes).toBe(7);
  });

  it('has a profile of its own only where it replaces a part', async () => {
    const { refresh, profile, ownProfile } = createPolicyInForce();
    expect(await ownProfile()).toBeUndefined();
    expect(await profile()).toEqual(defaultProfile);
    await setPolicy({ detection: { toolbars: ['.bar'] } });
    await refresh();
    expect(await ownProfile()).toEqual({ ...defaultProfile, toolbars: ['.bar'] });
    expect(await profile()).toEqual({ ...defaultProfile, toolbars: ['.bar'] });
  });

  it('decides the language before the person does', async () => {
    const { refresh, presentation } = createPolicyInForce();
    expect(await presentation()).toEqual({ locale: null, support: { email: null, hasPage: false } });
    await writeLocaleChoice('fr');
    expect((await presentation()).locale).toBe('fr');
    await setPolicy({ locale: 'de', supportEmail: 'it@northwind.example' });
    await refresh();
    expect(await presentation()).toEqual({
      locale: 'de',
      support: { email: 'it@northwind.example', hasPage: false },
    });
  });
});
