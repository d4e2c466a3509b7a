/** Compares the messages of a language with the English ones. */
import { categoriesOf, isWithin, pluralGroupsOf, standsForOneNumber } from './plural-groups.ts';
import type { Catalog } from './read-catalogs.ts';

/** The requirements for a message. */
interface Wanted {
  /** The names of its values. */
  readonly values: readonly string[];
  /** Whether its text may spell the number out instead of using the value. */
  readonly maySayNumber: boolean;
}

/**
 * One line for each problem, beginning with the key.
 *
 * @param language as `Intl` knows it; English itself is compared with itself
 */
export function translationProblems(language: string, catalog: Catalog, english: Catalog): string[] {
  const wanted = wantedIn(language, english);
  const missing = [...wanted.keys()].filter((key) => !catalog.has(key));
  return [
    ...missing.map((key) => `${key} is missing`),
    ...[...catalog].flatMap(([key, message]) => messageProblems(key, message, wanted.get(key))),
  ];
}

/** The messages that a language needs, in its own plural forms. */
function wantedIn(language: string, english: Catalog): ReadonlyMap<string, Wanted> {
  const groups = pluralGroupsOf(english);
  const plain = [...english].filter(([key]) => !groups.some((group) => isWithin(key, group)));
  const forms = groups.flatMap((group) =>
    categoriesOf(language).map((category): [string, Wanted] => [
      `${group}.${category}`,
      {
        values: valuesIn(english.get(`${group}.other`) ?? ''),
        maySayNumber: standsForOneNumber(language, category),
      },
    ]),
  );
  return new Map([
    ...plain.map(([key, message]): [string, Wanted] => [
      key,
      { values: valuesIn(message), maySayNumber: false },
    ]),
    ...forms,
  ]);
}

/**
 * One line for each value that a message lacks or that does not exist, or because it is empty or not asked for.
 *
 * @param wanted undefined for a key that English does not have
 */
export function messageProblems(key: string, message: string, wanted: Wanted | undefined): string[] {
  if (wanted === undefined) return [`${key} is not asked for`];
  if (message.trim() === '') return [`${key} is empty`];
  const values = valuesIn(message);
  const lacking = wanted.values.filter(
    (name) => !values.includes(name) && !(name === 'count' && wanted.maySayNumber),
  );
  const unknown = values.filter((name) => !wanted.values.includes(name));
  return [
    ...lacking.map((name) => `${key} lacks {${name}}`),
    ...unknown.map((name) => `${key} has {${name}}, which nobody fills in`),
  ];
}

/** The names of a message's values. */
export function valuesIn(message: string): string[] {
  return [...new Set([...message.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => name ?? []))];
}
