/** What the worker does for the extension's own settings page. */
import { toPodError } from '../errors.ts';
import type { Endpoints } from '../policy.ts';
import type { Access } from '../wisepay/access.ts';
import type { RefusalCounter } from './refusal-counter.ts';
import type { Settings, SettingsMessage, SettingsReply } from './settings-messages.ts';

export interface SettingsParts {
  readonly version: string;
  readonly access: Pick<Access, 'peek' | 'signOut'>;
  readonly refusals: Pick<RefusalCounter, 'read'>;
  /** The addresses in force; null when nothing names them. */
  endpoints(): Promise<Endpoints | null>;
}

/** Answers a message of the settings page with how things are after it; never rejects. */
export type HandleSettingsMessage = (message: SettingsMessage) => Promise<SettingsReply>;

export function createSettingsHandler(parts: SettingsParts): HandleSettingsMessage {
  const { version, access, refusals } = parts;

  async function read(): Promise<Settings> {
    const endpoints = await parts.endpoints();
    const tokens = endpoints && (await access.peek(endpoints.issuer));
    return { version, signedInAs: tokens?.email ?? null, refusals: await refusals.read() };
  }

  return async ({ kind }) => {
    try {
      if (kind === 'settings.sign_out') await access.signOut();
      return { ok: true, settings: await read() };
    } catch (error) {
      return { ok: false, error: toPodError(error) };
    }
  };
}
