/** The messages of each language. English is always there; another one is loaded when somebody reads in it. */
import english from '../../locales/en.json' with { type: 'json' };
import type { Language } from './languages.ts';

/** Messages by their keys, as in `status.paid`. */
export type Catalog = ReadonlyMap<string, string>;

/** A catalog as its file has it: groups within groups. */
export interface MessageGroup {
  readonly [name: string]: string | MessageGroup;
}

/** There from the first moment, and for whatever another language lacks. */
export const englishCatalog = flatten(english);

const loaders: Readonly<Record<Language, () => Promise<{ readonly default: MessageGroup }>>> = {
  en: async () => ({ default: english }),
  es: () => import('../../locales/es.json', { with: { type: 'json' } }),
  fr: () => import('../../locales/fr.json', { with: { type: 'json' } }),
  de: () => import('../../locales/de.json', { with: { type: 'json' } }),
  ar: () => import('../../locales/ar.json', { with: { type: 'json' } }),
};

/** Loads the words of a language from the package. Rejects where its file is not there. */
export async function loadCatalog(language: Language): Promise<Catalog> {
  return flatten((await loaders[language]()).default);
}

/**
 * The same messages without groups: keys joined by dots.
 *
 * @param path what comes before the keys, with its dot
 */
export function flatten(group: MessageGroup, path = ''): Map<string, string> {
  return new Map(
    Object.entries(group).flatMap(([name, content]): [string, string][] =>
      typeof content === 'string' ? [[`${path}${name}`, content]] : [...flatten(content, `${path}${name}.`)],
    ),
  );
}
