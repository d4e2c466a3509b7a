/** The browser's local storage: the journal, the last terminal and the chosen language. */
import * as v from 'valibot';
import browser from 'webextension-polyfill';
import type { LocaleChoice } from '../../i18n/languages.ts';
import { localeChoiceSchema } from '../../protocol/settings-messages.ts';
import type { JournalStore } from '../operations/journal.ts';

/**
 * Closes local storage to content scripts, which run in the page's process: its values decide where tokens are sent.
 * Browsers do this by default for session storage only. The polyfill has no type for it.
 */
export async function closeLocalStorage(): Promise<void> {
  const area: object = browser.storage.local;
  if ('setAccessLevel' in area && typeof area.setAccessLevel === 'function') {
    await area.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' });
  }
}

export const journalStore: JournalStore = {
  readAll: () => browser.storage.local.get(null),
  read: async (name) => (await browser.storage.local.get(name))[name],
  write: (name, value) => browser.storage.local.set({ [name]: value }),
  remove: (names) => browser.storage.local.remove([...names]),
};

const terminalKey = 'terminal.last';
const lastTerminalSchema = v.object({ [terminalKey]: v.string() });

/** WisePay's ID of the terminal last used in this browser; undefined if none was used yet. */
export async function readLastTerminal(): Promise<string | undefined> {
  const stored = v.safeParse(lastTerminalSchema, await browser.storage.local.get(terminalKey));
  return stored.success ? stored.output[terminalKey] : undefined;
}

/** @param terminalId WisePay's ID of the terminal */
export async function writeLastTerminal(terminalId: string): Promise<void> {
  await browser.storage.local.set({ [terminalKey]: terminalId });
}

const localeKey = 'settings.locale';
const localeSetting = v.object({ [localeKey]: localeChoiceSchema });

/** The chosen language (BCP 47); null for the browser's language. */
export async function readLocaleChoice(): Promise<LocaleChoice | null> {
  const stored = v.safeParse(localeSetting, await browser.storage.local.get(localeKey));
  return stored.success ? stored.output[localeKey] : null;
}

/** @param choice BCP 47; null for the browser's language */
export async function writeLocaleChoice(choice: LocaleChoice | null): Promise<void> {
  await (choice === null
    ? browser.storage.local.remove(localeKey)
    : browser.storage.local.set({ [localeKey]: choice }));
}
