/** The logic of the options page: asks the worker and draws the answers. */
import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { copyToClipboard } from '../copied-text.ts';
import type { PodError } from '../errors.ts';
import type { LocaleChoice } from '../i18n/languages.ts';
import { type SettingsMessage, settingsReplySchema } from '../protocol/settings-messages.ts';
import { readWindow } from '../protocol/window-facts.ts';
import { permissionFor } from '../psa/host-permission.ts';
import { layUnderPolicy } from '../psa/profile-overrides.ts';
import { type LessonForm, readLessonText, writeLessonText } from './lesson-text.ts';
import { noOutcome, type Outcome, type SettingsState, startState } from './settings-state.ts';

/** Each method resolves when its work is done, and none rejects: the result is in the state. */
export interface SettingsController {
  /** Reads the settings again, because something may have changed elsewhere. */
  refresh(): Promise<void>;
  /** Like `refresh`, but as an action of the person. */
  tryAgain(): Promise<void>;
  /** Has the worker forget the token. The person stays signed in at WisePay. */
  signOut(): Promise<void>;
  /** @param locale null for the browser's language */
  chooseLocale(locale: LocaleChoice | null): Promise<void>;
  /**
   * Has the browser ask the person for a host's permission. Call it directly from the click. Does nothing for a host
   * that is not waiting for permission.
   *
   * @param host as named in the settings
   */
  allow(host: string): Promise<void>;
  /** Requests the diagnostics report and copies it to the clipboard. */
  copyReport(): Promise<void>;
  /**
   * Copies the taught screen to the clipboard, together with what the policy sets already: the result replaces the
   * policy's value.
   */
  copyLesson(form: LessonForm): Promise<void>;
  /** Has the worker forget the taught screen. */
  forgetLesson(): Promise<void>;
  /** Has the worker learn what `copyLesson` has written in another browser. */
  importLesson(text: string): Promise<void>;
}

const noAnswer: PodError = { code: 'internal', details: {} };

/**
 * Creates the controller of one options page. It asks nothing until a method is called.
 *
 * @param onChange called after every change
 */
export function createSettingsController(onChange: (state: SettingsState) => void): SettingsController {
  let state = startState;
  /** Counts the questions: only the answer to the latest one changes the settings. */
  let questions = 0;

  function change(changes: Partial<SettingsState>) {
    state = { ...state, ...changes };
    onChange(state);
  }

  async function ask(message: SettingsMessage): Promise<string | undefined> {
    questions += 1;
    const question = questions;
    const reply = v.safeParse(
      settingsReplySchema,
      await browser.runtime.sendMessage(message).catch(() => null),
    );
    const answer = reply.success ? reply.output : { ok: false as const, error: noAnswer };
    if (question === questions) {
      change(answer.ok ? { settings: answer.settings, error: null } : { error: answer.error });
    }
    return answer.ok ? answer.report : undefined;
  }

  /** Runs one action at a time, and clears the results of the previous one. */
  async function act(work: () => Promise<Partial<Outcome>>): Promise<void> {
    if (state.busy) return;
    change({ busy: true, ...noOutcome });
    change({ ...(await work()), busy: false });
  }

  async function send(message: SettingsMessage): Promise<Partial<Outcome>> {
    await ask(message);
    return noOutcome;
  }

  async function requestHost(host: string): Promise<Partial<Outcome>> {
    const permission = { origins: [permissionFor(host)] };
    // The browser asks the person only while it handles a click, so nothing may be awaited before this.
    const isAllowed = await browser.permissions.request(permission).catch(() => false);
    await ask({ kind: 'settings.read' });
    return { refusedHost: isAllowed ? null : host };
  }

  async function report(): Promise<Partial<Outcome>> {
    const text = await ask({ kind: 'settings.report', window: readWindow(globalThis) });
    return text === undefined ? noOutcome : { report: await copyToClipboard(text) };
  }

  async function copyTaught(form: LessonForm): Promise<Partial<Outcome>> {
    const { lesson, reading } = state.settings ?? {};
    if (lesson == null || reading === undefined) return noOutcome;
    const detection = layUnderPolicy(lesson.overrides, reading.policy.detection);
    return { lessonCopy: await copyToClipboard(writeLessonText(detection, form)) };
  }

  async function importText(text: string): Promise<Partial<Outcome>> {
    const overrides = readLessonText(text);
    if (overrides === null) return { lessonImport: 'unreadable' };
    await ask({ kind: 'settings.import_lesson', overrides });
    return { lessonImport: state.error === null ? 'imported' : null };
  }

  return {
    async refresh() {
      await ask({ kind: 'settings.read' });
    },
    tryAgain: () => act(() => send({ kind: 'settings.read' })),
    signOut: () => act(() => send({ kind: 'settings.sign_out' })),
    async chooseLocale(locale) {
      await ask({ kind: 'settings.set_locale', locale });
    },
    async allow(host) {
      const isWaiting = state.settings?.onPremiseHosts.some(
        (named) => named.host === host && named.state === 'not_allowed',
      );
      if (isWaiting) await act(() => requestHost(host));
    },
    copyReport: () => act(report),
    copyLesson: (form) => act(() => copyTaught(form)),
    forgetLesson: () => act(() => send({ kind: 'settings.forget_lesson' })),
    importLesson: (text) => act(() => importText(text)),
  };
}
