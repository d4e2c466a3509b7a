/** What the options page does: it asks the worker, and draws what comes back. */
import * as v from 'valibot';
import { type CopiedReport, copyReport } from '../copied-report.ts';
import type { PodError } from '../errors.ts';
import type { LocaleChoice } from '../i18n/languages.ts';
import { type Settings, type SettingsMessage, settingsReplySchema } from '../protocol/settings-messages.ts';
import { permissionFor } from '../psa/host-permission.ts';

/** What the options page draws; with every change another one. */
export interface SettingsState {
  /** As the worker told last; null until it has. */
  readonly settings: Settings | null;
  /** Why the last question was not answered. */
  readonly error: PodError | null;
  /** While something that was clicked is being done. */
  readonly busy: boolean;
  /** The host that was not allowed when the browser asked last. */
  readonly refusedHost: string | null;
  /** The report that was asked for last. */
  readonly report: CopiedReport | null;
}

/** What comes of a click besides the settings. */
type Outcome = Pick<SettingsState, 'refusedHost' | 'report'>;

export interface SettingsControllerOptions {
  /** `runtime.sendMessage`; what it gives is parsed. */
  ask(message: SettingsMessage): Promise<unknown>;
  /** Has the browser ask the person; it does so only while a click is being handled. */
  requestPermission(permission: string): Promise<boolean>;
  /** Puts text into the clipboard; rejects where the browser does not let it. */
  copy(text: string): Promise<void>;
  /** Called after every change. */
  onChange(state: SettingsState): void;
}

/** Each resolves when it is over, and none rejects: what came of it is in the state. */
export interface SettingsController {
  /** Asks how things are, because something may have changed elsewhere. */
  refresh(): Promise<void>;
  /** The same as an action of the person's. */
  tryAgain(): Promise<void>;
  /** Has the token forgotten; the person's own sign-in at WisePay stays. */
  signOut(): Promise<void>;
  /** @param locale null for the browser's own language */
  chooseLocale(locale: LocaleChoice | null): Promise<void>;
  /**
   * Has the browser ask the person for a host's permission. To be called straight from the click. Does nothing for a host
   * that is not waiting to be allowed.
   *
   * @param host as the settings name it
   */
  allow(host: string): Promise<void>;
  /** Has the report written, and puts it into the clipboard. */
  copyReport(): Promise<void>;
}

const noOutcome: Outcome = { refusedHost: null, report: null };
const noAnswer: PodError = { code: 'internal', details: {} };

/** Makes the controller of one options page. It asks for nothing before it is told to. */
export function createSettingsController(options: SettingsControllerOptions): SettingsController {
  let state: SettingsState = { settings: null, error: null, busy: false, ...noOutcome };
  /** Of two answers, the one to the later question tells how things are. */
  let questions = 0;

  function change(changes: Partial<SettingsState>) {
    state = { ...state, ...changes };
    options.onChange(state);
  }

  async function ask(message: SettingsMessage): Promise<string | undefined> {
    questions += 1;
    const question = questions;
    const reply = v.safeParse(settingsReplySchema, await options.ask(message).catch(() => null));
    const answer = reply.success ? reply.output : { ok: false as const, error: noAnswer };
    if (question === questions) {
      change(answer.ok ? { settings: answer.settings, error: null } : { error: answer.error });
    }
    return answer.ok ? answer.report : undefined;
  }

  /** One thing at a time; what came of the one before goes. */
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
    const isAllowed = await options.requestPermission(permissionFor(host)).catch(() => false);
    await ask({ kind: 'settings.read' });
    return { refusedHost: isAllowed ? null : host };
  }

  async function report(): Promise<Partial<Outcome>> {
    const text = await ask({ kind: 'settings.report' });
    return text === undefined ? noOutcome : { report: await copyReport(text, options.copy) };
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
  };
}
