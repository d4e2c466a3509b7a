import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createSettingsController, type SettingsController } from '#lib/options/settings-controller.ts';
import type { SettingsState } from '#lib/options/settings-state.ts';
import type { SettingsReply } from '#lib/protocol/settings-messages.ts';
import { type Deferred, deferred } from '../support/deferred.ts';
import { settings, settingsUnder } from '../support/settings.ts';
import { lesson } from '../worker/teaching/support/taught.ts';

const waiting: SettingsReply = {
  ok: true,
  settings: { ...settings, onPremiseHosts: [{ host: 'cw.example.com', state: 'not_allowed' }] },
};

let state: SettingsState | undefined;
let controller: SettingsController;
const ask = vi.fn<(message: unknown) => Promise<unknown>>();
const requestPermission = vi.fn<(permissions: object) => Promise<boolean>>();
const copy = vi.fn<(text: string) => Promise<void>>();

beforeEach(() => {
  state = undefined;
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation(ask);
  ask.mockReset().mockResolvedValue(waiting);
  vi.spyOn(fakeBrowser.permissions, 'request').mockImplementation(requestPermission);
  requestPermission.mockReset().mockResolvedValue(true);
  vi.stubGlobal('navigator', { clipboard: { writeText: copy } });
  copy.mockReset().mockResolvedValue();
  controller = createSettingsController((changed) => {
    state = changed;
  });
});

describe('the options page', () => {
  it('shows how things are', async () => {
    await controller.refresh();
    expect(state).toMatchObject({ settings: { version: '1.2.3' }, error: null, busy: false });
  });

  it('keeps what it showed when a question fails, says so, and tries again', async () => {
    await controller.refresh();
    ask.mockRejectedValueOnce(new Error('no worker'));
    await controller.refresh();
    expect(state).toMatchObject({ settings: { version: '1.2.3' }, error: { code: 'internal' } });
    await controller.tryAgain();
    expect(state).toMatchObject({ error: null });
  });

  it('does not take nonsense for an answer', async () => {
    ask.mockResolvedValue({ ok: true, settings: { version: 1 } });
    await controller.refresh();
    expect(state).toMatchObject({ settings: null, error: { code: 'internal' } });
  });

  it('shows the answer to the later of two questions, whichever comes last', async () => {
    const answers: Deferred<unknown>[] = [deferred<unknown>(), deferred<unknown>()];
    for (const { promise } of answers) ask.mockReturnValueOnce(promise);
    const questions = [controller.refresh(), controller.refresh()];
    answers[1]?.resolve({ ok: true, settings: { ...settings, version: 'new' } });
    answers[0]?.resolve({ ok: true, settings: { ...settings, version: 'old' } });
    await Promise.all(questions);
    expect(state).toMatchObject({ settings: { version: 'new' } });
  });

  it('does one thing at a time', async () => {
    const answer = deferred<unknown>();
    ask.mockReturnValue(answer.promise);
    const first = controller.signOut();
    expect(state).toMatchObject({ busy: true });
    await controller.signOut();
    answer.resolve(waiting);
    await first;
    expect(ask).toHaveBeenCalledOnce();
    expect(state).toMatchObject({ busy: false });
  });

  it('sends the language that was chosen', async () => {
    await controller.chooseLocale('fr-CA');
    expect(ask).toHaveBeenCalledExactlyOnceWith({ kind: 'settings.set_locale', locale: 'fr-CA' });
  });
});

describe('allowing a host', () => {
  beforeEach(() => controller.refresh());

  it('has the browser ask within the click, for that host alone', async () => {
    const allowing = controller.allow('cw.example.com');
    expect(requestPermission).toHaveBeenCalledExactlyOnceWith({ origins: ['https://cw.example.com/*'] });
    await allowing;
    expect(ask).toHaveBeenLastCalledWith({ kind: 'settings.read' });
    expect(state).toMatchObject({ refusedHost: null, busy: false });
  });

  it('says that nothing has changed where the person refuses, until the next click', async () => {
    requestPermission.mockResolvedValueOnce(false);
    await controller.allow('cw.example.com');
    expect(state).toMatchObject({ refusedHost: 'cw.example.com' });
    await controller.allow('cw.example.com');
    expect(state).toMatchObject({ refusedHost: null });
  });

  it('says that nothing has changed where the browser does not even ask', async () => {
    requestPermission.mockRejectedValueOnce(new Error('This function must be called during a user gesture'));
    await controller.allow('cw.example.com');
    expect(state).toMatchObject({ refusedHost: 'cw.example.com', busy: false });
  });

  it('never asks for a host that policy does not name', async () => {
    await controller.allow('evil.example');
    await controller.allow('*');
    expect(requestPermission).not.toHaveBeenCalled();
  });

  it('never asks for one that the package cannot have', async () => {
    const named = { host: 'cw.example.com', state: 'not_grantable' } as const;
    ask.mockResolvedValue({ ok: true, settings: { ...settings, onPremiseHosts: [named] } });
    await controller.refresh();
    await controller.allow('cw.example.com');
    expect(requestPermission).not.toHaveBeenCalled();
  });
});

describe('a taught screen', () => {
  const taught = { ...settings, lesson };
  const fields = lesson.overrides.fields ?? [];

  it.each([
    ['value', lesson.overrides],
    ['file', { detection: lesson.overrides }],
  ] as const)('is copied as a %s that others can use', async (form, json) => {
    ask.mockResolvedValue({ ok: true, settings: taught });
    await controller.refresh();
    await controller.copyLesson(form);
    const text = copy.mock.calls[0]?.[0] ?? '';
    expect(JSON.parse(text)).toEqual(json);
    expect(state).toMatchObject({ lessonCopy: { text, isCopied: true } });
  });

  it('is copied with what the policy sets already, because it takes its place', async () => {
    const { reading } = settingsUnder({
      detection: { toolbars: ['.bar'], fields: [{ selector: '.old', number: '^(\\d+)$' }] },
    });
    ask.mockResolvedValue({ ok: true, settings: { ...taught, reading } });
    await controller.refresh();
    await controller.copyLesson('value');
    expect(JSON.parse(copy.mock.calls[0]?.[0] ?? '')).toEqual({
      ...lesson.overrides,
      toolbars: ['.bar'],
      fields: [{ selector: '.old', number: '^(\\d+)$', needsScreen: true }, ...fields],
    });
  });

  it('is shown where it cannot be copied', async () => {
    copy.mockRejectedValue(new Error('not focused'));
    ask.mockResolvedValue({ ok: true, settings: taught });
    await controller.refresh();
    await controller.copyLesson('value');
    expect(state).toMatchObject({ lessonCopy: { isCopied: false }, busy: false });
  });

  it('is undone', async () => {
    await controller.forgetLesson();
    expect(ask).toHaveBeenCalledExactlyOnceWith({ kind: 'settings.forget_lesson' });
  });

  it('comes from another browser as text', async () => {
    await controller.importLesson(JSON.stringify({ detection: lesson.overrides }));
    expect(ask).toHaveBeenCalledExactlyOnceWith({
      kind: 'settings.import_lesson',
      overrides: lesson.overrides,
    });
    expect(state).toMatchObject({ lessonImport: 'imported', busy: false });
  });

  it('is not brought in from text that says nothing of it', async () => {
    await controller.importLesson('{}');
    expect(ask).not.toHaveBeenCalled();
    expect(state).toMatchObject({ lessonImport: 'unreadable', busy: false });
  });

  it('is not said to be brought in where the worker failed', async () => {
    ask.mockRejectedValue(new Error('no worker'));
    await controller.importLesson(JSON.stringify(lesson.overrides));
    expect(state).toMatchObject({ lessonImport: null, error: { code: 'internal' } });
  });
});

describe('the diagnostics report', () => {
  beforeEach(() => ask.mockResolvedValue({ ...waiting, report: 'the report' }));

  it('is copied and shown', async () => {
    await controller.copyReport();
    expect(copy).toHaveBeenCalledExactlyOnceWith('the report');
    expect(state).toMatchObject({ report: { text: 'the report', isCopied: true } });
  });

  it('tells how large the page’s window is', async () => {
    vi.stubGlobal('innerWidth', 1280);
    vi.stubGlobal('innerHeight', 720);
    vi.stubGlobal('devicePixelRatio', 1.5);
    await controller.copyReport();
    const window = { width: 1280, height: 720, pixelRatio: 1.5 };
    expect(ask).toHaveBeenCalledExactlyOnceWith({ kind: 'settings.report', window });
  });

  it('is shown where it cannot be copied', async () => {
    copy.mockRejectedValue(new Error('not focused'));
    await controller.copyReport();
    expect(state).toMatchObject({ report: { text: 'the report', isCopied: false }, busy: false });
  });

  it('is not pretended where there is none', async () => {
    ask.mockResolvedValue({ ok: false, error: { code: 'internal', details: {} } });
    await controller.copyReport();
    expect(copy).not.toHaveBeenCalled();
    expect(state).toMatchObject({ report: null, error: { code: 'internal' } });
  });
});
