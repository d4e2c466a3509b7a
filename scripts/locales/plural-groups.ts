/** Messages with a form for each plural category, as `Intl.PluralRules` names them. */
import type { Catalog } from './read-catalogs.ts';

const categories: readonly string[] = [
  'zero',
  'one',
  'two',
  'few',
  'many',
  'other',
] satisfies Intl.LDMLPluralRule[];

/** The groups whose members are all plural categories, including `other`. */
export function pluralGroupsOf(catalog: Catalog): string[] {
  const keys = [...catalog.keys()];
  const groups = keys.flatMap((key) => (key.endsWith('.other') ? [key.slice(0, -'.other'.length)] : []));
  return groups.filter((group) =>
    keys.every((key) => !isWithin(key, group) || categories.includes(key.slice(group.length + 1))),
  );
}

/** Whether a key belongs to a group. */
export function isWithin(key: string, group: string): boolean {
  return key.startsWith(`${group}.`);
}

/** The key of the form that every language has; another key stays as it is. */
export function generalFormOf(key: string): string {
  const category = categories.find((each) => key.endsWith(`.${each}`));
  return category === undefined ? key : `${key.slice(0, -category.length)}other`;
}

/** The plural categories of a language. */
export function categoriesOf(language: string): string[] {
  return new Intl.PluralRules(language).resolvedOptions().pluralCategories;
}

/**
 * Whether a form stands for a single number, as "two" does in Arabic: its text may spell the number out. French has no
 * such form: its "one" is also for zero.
 */
export function standsForOneNumber(language: string, category: string): boolean {
  const rules = new Intl.PluralRules(language);
  const numbers = Array.from({ length: 200 }, (_, number) => number);
  return numbers.filter((number) => rules.select(number) === category).length === 1;
}
