/** The words of the POD in the language that is read here (a panel, an options page): English until another is chosen. */

import { type Catalog, englishCatalog, loadCatalog } from './catalogs.ts';
import { directionOf, type Language } from './languages.ts';
import { currentLocale } from './locale.ts';
import type { MessageKey, MessageValues, PluralKey } from './message-key.ts';

let language: Language = 'en';
let catalog: Catalog = englishCatalog;

/**
 * Changes the language of everything that is said from now on. Nothing that is on screen changes by itself. Where its words
 * cannot be loaded it rejects, and the language stays.
 */
export async function setLanguage(wanted: Language): Promise<void> {
  const loaded = wanted === 'en' ? englishCatalog : await loadCatalog(wanted);
  language = wanted;
  catalog = loaded;
}

/** The language in which everything is said now. */
export function currentLanguage(): Language {
  return language;
}

/** A message in the reader's language, with its values in place. */
export function t<K extends MessageKey>(key: K, ...[values]: MessageValues<K, string | number>): string {
  return fill(messageOf(key), values);
}

/**
 * A message in the form that goes with a number, which stands in it as `{count}` in the reader's notation.
 *
 * @param group the key without the plural category
 */
export function plural(group: PluralKey, count: number): string {
  const form = `${group}.${new Intl.PluralRules(language).select(count)}`;
  const figure = new Intl.NumberFormat(currentLocale()).format(count);
  return fill(catalog.get(form) ?? messageOf(`${group}.other`), { count: figure });
}

/**
 * For messages whose values are drawn, not written: the parts between its values, and the values' names: `[text, name, text,
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

/** Amounts, names and addresses keep their own order of signs within a sentence that is written the other way. */
export function isolate(value: string): string {
  return directionOf(language) === 'rtl' ? `\u2068${value}\u2069` : value;
}
