/** The language that was chosen in this browser: for words, and for the notation of amounts and dates. */
import * as v from 'valibot';
import browser from 'webextension-polyfill';
import type { LocaleChoice } from '../../../lib/i18n/languages.ts';
import { localeChoiceSchema } from '../../../lib/pod/contract/settings-messages.ts';

const key = 'settings.locale';
const settingSchema = v.object({ [key]: localeChoiceSchema });

/** The chosen language (BCP 47); null for the browser's own. */
export async function readLocaleChoice(): Promise<LocaleChoice | null> {
  const stored = v.safeParse(settingSchema, await browser.storage.local.get(key));
  return stored.success ? stored.output[key] : null;
}

/** @param choice null for the browser's own */
export async function writeLocaleChoice(choice: LocaleChoice | null): Promise<void> {
  await (choice === null ? browser.storage.local.remove(key) : browser.storage.local.set({ [key]: choice }));
}
