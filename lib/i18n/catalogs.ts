/** The messages of each language. English is always loaded; another language is loaded when it is needed. */
import english from '../../locales/en.json' with { type: 'json' };
import type { Language } from './languages.ts';

/** Messages by key, such as `status.paid`. */
export type Catalog = ReadonlyMap<string, string>;

/** A catalog as in its file: nested groups. */
export interface MessageGroup {
  readonly [name: string]: string | MessageGroup;
}

/** Available at once, and the fallback for messages that another language lacks. */
export const englishCatalog = flatten(english);

const loaders: Readonly<Record<Language, () => Promise<{ readonly default: MessageGroup }>>> = {
  en: async () => ({ default: english }),
  es: () => import('../../locales/es.json', { with: { type: 'json' } }),
  fr: () => import('../../locales/fr.json', { with: { type: 'json' } }),
  de: () => import('../../locales/de.json', { with: { type: 'json' } }),
  ar: () => import('../../locales/ar.json', { with: { type: 'json' } }),
};

/** Loads a language's messages from the package. Rejects if the file is missing. */
export async function loadCatalog(language: Language): Promise<Catalog> {
  return flatten((await loaders[language]()).default);
}

/**
 * The messages without groups: keys joined by dots.
 *
 * @param path the prefix of the keys, with its trailing dot
 */
export function flatten(group: MessageGroup, path = ''): Map<string, string> {
  return new Map(
    Object.entries(group).flatMap(([name, content]): [string, string][] =>
      typeof content === 'string' ? [[`${path}${name}`, content]] : [...flatten(content, `${path}${name}.`)],
    ),
  );
}
