/** What the worker does for the options page. */

import { toPodError } from '../../errors.ts';
import type { LocaleChoice } from '../../i18n/languages.ts';
import type { OnPremiseHosts } from '../../on-premise/on-premise-hosts.ts';
import type { PolicyReading } from '../../policy/read-policy.ts';
import type { Access } from '../../wisepay/sign-in/access.ts';
import type { Settings, SettingsMessage, SettingsReply } from '../contract/settings-messages.ts';
import type { MakeReport } from './make-report.ts';
import type { RefusalCounter } from './refusal-counter.ts';

export interface SettingsParts {
  /** The extension's. */
  readonly version: string;
  /** The hosts that the package serves by itself. */
  readonly servedHosts: readonly string[];
  readonly access: Pick<Access, 'peek' | 'signOut'>;
  readonly refusals: Pick<RefusalCounter, 'read'>;
  readonly onPremise: Pick<OnPremiseHosts, 'list'>;
  /** What was chosen in this browser; null for the browser's own. */
  readonly localeChoice: {
    read(): Promise<LocaleChoice | null>;
    write(choice: LocaleChoice | null): Promise<void>;
  };
  /** The policy in force, as it was read. */
  readings(): Promise<PolicyReading>;
  readonly makeReport: MakeReport;
}

/** Answers a message of the options page with how things are after it; never rejects. */
export type HandleSettingsMessage = (message: SettingsMessage) => Promise<SettingsReply>;

export function createSettingsHandler(parts: SettingsParts): HandleSettingsMessage {
  const { version, servedHosts, access, refusals, onPremise, localeChoice } = parts;

  async function read(): Promise<Settings> {
    const { policy, set, problems } = await parts.readings();
    const pass = policy.endpoints && (await access.peek(policy.endpoints.issuer));
    return {
      version,
      signedInAs: pass?.email ?? null,
      refusals: await refusals.read(),
      servedHosts: [...servedHosts],
      onPremiseHosts: [...(await onPremise.list())],
      localeChoice: await localeChoice.read(),
      reading: { policy, set: [...set], problems: [...problems] },
    };
  }

  async function setLocale(choice: LocaleChoice | null): Promise<void> {
    const { policy } = await parts.readings();
    if (policy.locale === null) await localeChoice.write(choice);
  }

  async function reply(message: SettingsMessage): Promise<SettingsReply> {
    switch (message.kind) {
      case 'settings.report':
        return { ok: true, settings: await read(), report: await parts.makeReport(null) };
      case 'settings.sign_out':
        await access.signOut();
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
