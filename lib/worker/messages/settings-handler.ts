/** Handles the messages of the options page. */

import { toPodError } from '../../errors.ts';
import type { LocaleChoice } from '../../i18n/languages.ts';
import type { PolicyReading } from '../../policy/read-policy.ts';
import type { Settings, SettingsMessage, SettingsReply } from '../../protocol/settings-messages.ts';
import type { Session } from '../../wisepay/sign-in/session.ts';
import type { RefusalCounter } from '../diagnostics/refusal-counter.ts';
import type { MakeReport } from '../diagnostics/reporter.ts';
import type { OnPremiseHosts } from '../hosts/on-premise-hosts.ts';

export interface SettingsOptions {
  /** The extension's. */
  readonly version: string;
  /** The hosts that the package serves without a grant. */
  readonly servedHosts: readonly string[];
  readonly session: Pick<Session, 'peek' | 'signOut'>;
  readonly refusals: Pick<RefusalCounter, 'read'>;
  readonly onPremise: Pick<OnPremiseHosts, 'list'>;
  /** The language chosen in this browser; null for the browser's own. */
  readonly localeChoice: {
    read(): Promise<LocaleChoice | null>;
    write(choice: LocaleChoice | null): Promise<void>;
  };
  /** The policy in force, as it was read. */
  readings(): Promise<PolicyReading>;
  readonly makeReport: MakeReport;
}

/** Answers a message of the options page with the settings after it; never rejects. */
export type HandleSettingsMessage = (message: SettingsMessage) => Promise<SettingsReply>;

export function createSettingsHandler(options: SettingsOptions): HandleSettingsMessage {
  const { version, servedHosts, session, refusals, onPremise, localeChoice } = options;

  async function read(): Promise<Settings> {
    const { policy, set, problems } = await options.readings();
    const credentials = policy.endpoints && (await session.peek(policy.endpoints.issuer));
    return {
      version,
      signedInAs: credentials?.email ?? null,
      refusals: await refusals.read(),
      servedHosts: [...servedHosts],
      onPremiseHosts: [...(await onPremise.list())],
      localeChoice: await localeChoice.read(),
      reading: { policy, set: [...set], problems: [...problems] },
    };
  }

  async function setLocale(choice: LocaleChoice | null): Promise<void> {
    const { policy } = await options.readings();
    if (policy.locale === null) await localeChoice.write(choice);
  }

  async function reply(message: SettingsMessage): Promise<SettingsReply> {
    switch (message.kind) {
      case 'settings.report':
        return { ok: true, settings: await read(), report: await options.makeReport(null) };
      case 'settings.sign_out':
        await session.signOut();
        break;
      case 'settings.set_locale':
        await setLocale(message.locale);
        break;
      case 'settings.read':
    }
    return { ok: true, settings: await read() };
  }

  return async (message) => {
    try {
      return await reply(message);
    } catch (error) {
      return { ok: false, error: toPodError(error) };
    }
  };
}
