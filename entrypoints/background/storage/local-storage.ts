/** The browser's local storage: the journal, and what was used or chosen in this browser. */
import * as v from 'valibot';
import browser from 'webextension-polyfill';
import type { LocaleChoice } from '../../../lib/i18n/languages.ts';
import { localeChoiceSchema } from '../../../lib/protocol/settings-messages.ts';
import type { JournalStore } from '../../../lib/worker/operations/journal.ts';

/**
 * Closes the local storage to content scripts, which live in the page's process: what is kept there decides where
 * tokens are sent. The browsers have it by default for session storage only, and the polyfill's types not at all.
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

/** The terminal that was used last in this browser, by its ID at WisePay; undefined where none was used yet. */
export async function readLastTerminal(): Promise<string | undefined> {
  const stored = v.safeParse(lastTerminalSchema, await browser.storage.local.get(terminalKey));
  return stored.success ? stored.output[terminalKey] : undefined;
}

/** @param terminalId its id at WisePay */
export async function writeLastTerminal(terminalId: string): Promise<void> {
  await browser.storage.local.set({ [terminalKey]: terminalId });
}

const localeKey = 'settings.locale';
const localeSetting = v.object({ [localeKey]: localeChoiceSchema });

/** The chosen language (BCP 47); null for the browser's own. */
export async function readLocaleChoice(): Promise<LocaleChoice | null> {
  const stored = v.safeParse(localeSetting, await browser.storage.local.get(localeKey));
  return stored.success ? stored.output[localeKey] : null;
}

/** @param choice null for the browser's own */
export async function writeLocaleChoice(choice: LocaleChoice | null): Promise<void> {
  await (choice === null
    ? browser.storage.local.remove(localeKey)
    : browser.storage.local.set({ [localeKey]: choice }));
}
