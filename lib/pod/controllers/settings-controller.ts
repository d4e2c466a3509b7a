/** What the options page does: it asks the worker, and draws what comes back. */
import * as v from 'valibot';
import type { PodError } from '../../errors.ts';
import { permissionFor } from '../../on-premise/host-permission.ts';
import type { LocaleChoice } from '../contract/settings-locales.ts';
import { type Settings, type SettingsMessage, settingsReplySchema } from '../contract/settings-messages.ts';

export interface SettingsState {
  /** As the worker told last; null until it has. */
  readonly settings: Settings | null;
  /** Why the last question was not answered. */
  readonly error: PodError | null;
  /** While something that was clicked is being done. */
  readonly busy: boolean;
  /** The host that was not allowed when the browser asked last. */
  readonly refusedHost: string | null;
  /** The report that was asked for last, and whether it is in the clipboard. */
  readonly report: { readonly text: string; readonly isCopied: boolean } | null;
}

/** What comes of a click besides the settings. */
type Outcome = Pick<SettingsState, 'refusedHost' | 'report'>;

export interface SettingsControllerParts {
  ask(message: SettingsMessage): Promise<unknown>;
  /** Has the browser ask the person; it does so only while a click is being handled. */
  requestPermission(permission: string): Promise<boolean>;
  /** Puts text into the clipboard; rejects where the browser does not let it. */
  copy(text: string): Promise<void>;
  onChange(state: SettingsState): void;
}

export interface SettingsController {
  /** Asks how things are, because something may have changed elsewhere. */
  refresh(): Promise<void>;
  tryAgain(): Promise<void>;
  signOut(): Promise<void>;
  chooseLocale(locale: LocaleChoice | null): Promise<void>;
  /** To be called straight from the click. Does nothing for a host that is not waiting to be allowed. */
  allow(host: string): Promise<void>;
  copyReport(): Promise<void>;
}

const noOutcome: Outcome = { refusedHost: null, report: null };
const noAnswer: PodError = { code: 'internal', details: {} };

export function createSettingsController(parts: SettingsControllerParts): SettingsController {
  let state: SettingsState = { settings: null, error: null, busy: false, ...noOutcome };
  /** Of two answers, the one to the later question tells how things are. */
  let questions = 0;

  function change(changes: Partial<SettingsState>) {
    state = { ...state, ...changes };
    parts.onChange(state);
  }

  async function ask(message: SettingsMessage): Promise<string | undefined> {
    questions += 1;
    const question = questions;
    const reply = v.safeParse(settingsReplySchema, await parts.ask(message).catch(() => null));
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
    const isAllowed = await parts.requestPermission(permissionFor(host)).catch(() => false);
    await ask({ kind: 'settings.read' });
    return { refusedHost: isAllowed ? null : host };
  }

  async function copyReport(): Promise<Partial<Outcome>> {
    const text = await ask({ kind: 'settings.report' });
    if (text === undefined) return noOutcome;
    const isCopied = await parts.copy(text).then(
      () => true,
      () => false,
    );
    return { report: { text, isCopied } };
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
    copyReport: () => act(copyReport),
  };
}
