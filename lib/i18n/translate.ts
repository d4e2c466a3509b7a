/** The POD's messages in the language of this context (a panel, an options page): English until another one is set. */

import { type Catalog, englishCatalog, loadCatalog } from './catalogs.ts';
import { directionOf, type WordsTag } from './languages.ts';
import { currentLocale } from './locale.ts';
import type { MessageKey, MessageValues, PluralKey } from './message-key.ts';

let language: WordsTag = 'en';
let catalog: Catalog = englishCatalog;

/**
 * Changes the language of all later messages; text on screen stays as it is. Rejects if the messages cannot be loaded;
 * then the language stays.
 */
export async function setLanguage(wanted: WordsTag): Promise<void> {
  const loaded = wanted === 'en' ? englishCatalog : await loadCatalog(wanted);
  language = wanted;
  catalog = loaded;
}

/** The current language of messages, or its variant (BCP 47). */
export function currentLanguage(): WordsTag {
  return language;
}

/** A message in the current language, with its values filled in. */
export function t<K extends MessageKey>(key: K, ...[values]: MessageValues<K, string | number>): string {
  return fill(messageOf(key), values);
}

/**
 * A message in the plural form for a number, which replaces `{count}` in the reader's notation.
 *
 * @param group the key without the plural category
 */
export function plural(group: PluralKey, count: number): string {
  const form = `${group}.${new Intl.PluralRules(language).select(count)}`;
  const figure = new Intl.NumberFormat(currentLocale()).format(count);
  return fill(catalog.get(form) ?? messageOf(`${group}.other`), { count: figure });
}

/**
 * For values that are drawn instead of inserted as text: a message split at its placeholders, as `[text, name, text,
 * name, text]`.
 */
export function messageParts(key: MessageKey): readonly string[] {
  return messageOf(key).split(/\{(\w+)\}/);
}

function messageOf(key: MessageKey): string {
  return catalog.get(key) ?? englishCatalog.get(key) ?? key;
}

function fill(message: string, values: Readonly<Record<string, string | number>> = {}): string {
  return message.replaceAll(/\{(\w+)\}/g, (placeholder, name: string) =>
    Object.hasOwn(values, name) ? isolate(String(values[name])) : placeholder,
  );
}

/** In a right-to-left sentence, isolates a value so that amounts, names and addresses keep their own direction. */
export function isolate(value: string): string {
  return directionOf(language) === 'rtl' ? `\u2068${value}\u2069` : value;
}
