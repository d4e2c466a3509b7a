import * as v from 'valibot';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { CodedError } from '#lib/errors.ts';
import { servedHosts } from '#lib/policy/build-settings.ts';
import type { PolicyReading } from '#lib/policy/read-policy.ts';
import type { Lesson } from '#lib/protocol/lesson.ts';
import {
  type SettingsMessage,
  settingsMessageSchema,
  settingsReplySchema,
} from '#lib/protocol/settings-messages.ts';
import { handleSettingsMessage, type SettingsOptions } from '#lib/worker/messages/settings-handler.ts';
import { readLocaleChoice } from '#lib/worker/storage/local-storage.ts';
import { credentials } from '../../support/fake-session.ts';
import { settings, settingsUnder } from '../../support/settings.ts';
import { lesson } from '../teaching/support/taught.ts';

let signedInAs: string | null;
const readings = vi.fn<() => Promise<PolicyReading>>();
const signOut = vi.fn<() => Promise<void>>();
const makeReport = vi.fn<(tabId: number | null) => Promise<string>>();
const lessons = {
  forget: vi.fn<SettingsOptions['lessons']['forget']>(),
  import: vi.fn<SettingsOptions['lessons']['import']>(),
};
let taught: Lesson | null;

beforeEach(() => {
  signedInAs = settings.signedInAs;
  readings.mockReset().mockResolvedValue(settingsUnder({}).reading);
  signOut.mockReset().mockImplementation(async () => {
    signedInAs = null;
  });
  makeReport.mockReset().mockResolvedValue('the report');
  taught = null;
  lessons.forget.mockReset().mockImplementation(async () => {
    taught = null;
  });
  lessons.import.mockReset().mockImplementation(async (overrides) => {
    taught = { ...lesson, overrides };
  });
  vi.spyOn(browser.runtime, 'getManifest').mockReturnValue({
    manifest_version: 3,
    name: 'WisePay',
    version: '1.2.3',
    optional_host_permissions: ['https://*/*'],
  });
  vi.spyOn(browser.permissions, 'contains').mockResolvedValue(false);
});

const handle = (message: SettingsMessage) =>
  handleSettingsMessage(
    {
      session: {
        peek: async () => (signedInAs === null ? null : credentials('access_1', signedInAs)),
        signOut,
      },
      refusals: { read: async () => ({ unknown_sender: 2 }) },
      readings,
      makeReport,
      lessons,
      lesson: async () => taught,
    },
    message,
  );

describe('the options page', () => {
  it('is told how things are, and nothing of the token', async () => {
    const { reading } = settingsUnder({
      idleMinutes: 5,
      wisepayApi: 'ftp://x',
      old: 1,
      psaHosts: ['cw.example.com'],
    });
    readings.mockResolvedValue(reading);
    const reply = await handle({ kind: 'settings.read' });
    expect(reply).toEqual({
      ok: true,
      settings: {
        ...settings,
        servedHosts,
        refusals: { unknown_sender: 2 },
        onPremiseHosts: [{ host: 'cw.example.com', state: 'not_allowed' }],
        reading,
      },
    });
    expect(JSON.stringify(reply)).not.toContain('access_1');
    expect(signOut).not.toHaveBeenCalled();
    expect(makeReport).not.toHaveBeenCalled();
  });

  it('understands every reply, whatever the policy sets', async () => {
    readings.mockResolvedValue(
      settingsUnder({
        psaHosts: ['cw.example.com', 'not a host'],
        disabledActions: ['refund'],
        refundLimit: '100.00 USD',
        stepUpAbove: '50.00 USD',
        detection: { banner: { invoice: 'Bill #(\\S+)' } },
        memberMatch: 'when-readable',
        supportEmail: 'help@northwind.example',
        locale: 'de-CH',
      }).reading,
    );
    const reply = await handle({ kind: 'settings.read' });
    expect(v.parse(settingsReplySchema, structuredClone(reply))).toEqual(reply);
  });

  it('signs out, and shows that nobody is signed in any more', async () => {
    expect(await handle({ kind: 'settings.sign_out' })).toMatchObject({ settings: { signedInAs: null } });
    expect(signOut).toHaveBeenCalledOnce();
  });

  it('works where nobody has set WisePay up', async () => {
    const { reading } = settings;
    readings.mockResolvedValue({ ...reading, policy: { ...reading.policy, endpoints: null } });
    expect(await handle({ kind: 'settings.read' })).toMatchObject({ settings: { signedInAs: null } });
  });

  it('chooses the language, and goes back to the browser’s', async () => {
    expect(await handle({ kind: 'settings.set_locale', locale: 'de' })).toMatchObject({
      settings: { localeChoice: 'de' },
    });
    expect(await handle({ kind: 'settings.set_locale', locale: null })).toMatchObject({
      settings: { localeChoice: null },
    });
  });

  it('cannot choose it where the policy has', async () => {
    readings.mockResolvedValue(settingsUnder({ locale: 'fr' }).reading);
    await handle({ kind: 'settings.set_locale', locale: 'de' });
    expect(await readLocaleChoice()).toBeNull();
  });

  it('gets the report of no page', async () => {
    const window = { width: 1280, height: 720, pixelRatio: 1.5 };
    expect(await handle({ kind: 'settings.report', window })).toMatchObject({
      ok: true,
      report: 'the report',
    });
    expect(makeReport).toHaveBeenCalledExactlyOnceWith(null, window);
  });

  it('is told what was taught, and undoes it', async () => {
    taught = lesson;
    expect(await handle({ kind: 'settings.read' })).toMatchObject({ settings: { lesson } });
    expect(await handle({ kind: 'settings.forget_lesson' })).toMatchObject({ settings: { lesson: null } });
  });

  it('brings in what was taught in another browser', async () => {
    const { overrides } = lesson;
    expect(await handle({ kind: 'settings.import_lesson', overrides })).toMatchObject({
      settings: { lesson: { overrides } },
    });
  });

  it('is told what went wrong', async () => {
    readings.mockRejectedValue(new CodedError('not_configured'));
    expect(await handle({ kind: 'settings.read' })).toEqual({
      ok: false,
      error: { code: 'not_configured', details: {} },
    });
  });
});

describe('a settings message', () => {
  it.each([
    { kind: 'settings.set_locale' },
    { kind: 'settings.set_locale', locale: 'en_US.UTF-8' },
    { kind: 'settings.set_locale', locale: 'de', host: 'evil.example' },
    { kind: 'settings.read', locale: 'de' },
    { kind: 'settings.allow', host: 'evil.example' },
  ])('that is not exactly one of them is not heard: %o', (message) => {
    expect(v.is(settingsMessageSchema, message)).toBe(false);
  });
});
