/** The messages of each language and variant. English is always loaded, the others when they are needed. */
import english from '../../locales/en.json' with { type: 'json' };
import { languageOf, type WordsTag } from './languages.ts';

/** Messages by key, such as `status.paid`. */
export type Catalog = ReadonlyMap<string, string>;

/** A catalog as in its file: nested groups. */
export interface MessageGroup {
  readonly [name: string]: string | MessageGroup;
}

/** Available at once, and the fallback for messages that another language lacks. */
export const englishCatalog = flatten(english);

const loaders: Readonly<Record<WordsTag, () => Promise<{ readonly default: MessageGroup }>>> = {
  en: async () => ({ default: english }),
  es: () => import('../../locales/es.json', { with: { type: 'json' } }),
  fr: () => import('../../locales/fr.json', { with: { type: 'json' } }),
  de: () => import('../../locales/de.json', { with: { type: 'json' } }),
  ar: () => import('../../locales/ar.json', { with: { type: 'json' } }),
  'en-GB': () => import('../../locales/en-GB.json', { with: { type: 'json' } }),
  'en-AU': () => import('../../locales/en-AU.json', { with: { type: 'json' } }),
};

/** Loads messages from the package; a variant's complete those of its language. Rejects if a file is missing. */
export async function loadCatalog(words: WordsTag): Promise<Catalog> {
  const language = languageOf(words);
  const [base, own] = await Promise.all([loaders[language](), loaders[words]()]);
  return new Map([...flatten(base.default), ...flatten(own.default)]);
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
