import { beforeEach, describe, expect, it, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { defaultProfile } from '#lib/psa/profile.ts';
import { createPolicyInForce } from '#lib/worker/policy/policy-in-force.ts';
import { writeLesson } from '#lib/worker/storage/learned-lesson.ts';
import { writeLocaleChoice } from '#lib/worker/storage/local-storage.ts';
import { lesson } from '../teaching/support/taught.ts';

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

  it('tells pages to give way to WisePay’s own pod, which neither detection nor a lesson can', async () => {
    const { refresh, profile, ownProfile } = createPolicyInForce();
    for (const whenHosted of ['show', 'collapse']) {
      await setPolicy({ whenHosted, detection: { hosted: { hides: true } } });
      await refresh();
      expect(await ownProfile()).toBeUndefined();
      expect(await profile()).toEqual(defaultProfile);
    }
    await setPolicy({ whenHosted: 'hide', detection: { hosted: { hides: false } } });
    await refresh();
    const hiding = { ...defaultProfile, hosted: { ...defaultProfile.hosted, hides: true } };
    expect(await ownProfile()).toEqual(hiding);
    expect(await profile()).toEqual(hiding);
  });

  it('puts what was taught above the built-in parts, and its own above that', async () => {
    const { refresh, profile, ownProfile } = createPolicyInForce();
    await writeLesson(lesson, 1);
    const taught = {
      ...defaultProfile,
      screens: { ...defaultProfile.screens, invoiceNames: ['BillView'] },
      fields: [{ selector: '.bill-row', number: '^Invoice No\\. (\\S+)$', needsScreen: true }],
      isTaught: true,
    };
    expect(await ownProfile()).toEqual(taught);
    expect(await profile()).toEqual(taught);
    await setPolicy({ detection: { screens: { invoiceNames: ['Faktura'] }, toolbars: ['.bar'] } });
    await refresh();
    const { screens } = defaultProfile;
    const ordered = { screens: { ...screens, invoiceNames: ['Faktura', 'BillView'] }, toolbars: ['.bar'] };
    expect(await profile()).toEqual({ ...taught, ...ordered });
  });

  it('may bring to everybody what one person has taught', async () => {
    const fields = [{ selector: '.ours', number: '^(\\S+)$', needsScreen: true }];
    const { refresh, profile } = createPolicyInForce();
    await setPolicy({ detection: { fields } });
    await refresh();
    expect(await profile()).toEqual({ ...defaultProfile, fields, isTaught: true });
    await setPolicy({ detection: { fields }, teaching: false });
    await refresh();
    expect(await profile()).toEqual({ ...defaultProfile, fields });
  });

  it('tells when the place that counts was learned, as long as it may be taught again', async () => {
    const { refresh, learnedAt } = createPolicyInForce();
    expect(await learnedAt()).toBeNull();
    await setPolicy({ detection: lesson.overrides });
    await refresh();
    expect(await learnedAt()).toBe(0);
    await writeLesson(lesson, 7);
    expect(await learnedAt()).toBe(7);
    await setPolicy({ detection: lesson.overrides, teaching: false });
    await refresh();
    expect(await learnedAt()).toBeNull();
  });

  it('lets nothing count that was taught where it forbids teaching', async () => {
    const { refresh, profile, ownProfile, lesson: inForce } = createPolicyInForce();
    await writeLesson(lesson, 1);
    expect(await inForce()).toEqual(lesson);
    await setPolicy({ teaching: false });
    await refresh();
    expect(await inForce()).toBeNull();
    expect(await ownProfile()).toBeUndefined();
    expect(await profile()).toEqual(defaultProfile);
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
