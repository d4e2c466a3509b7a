/** Finds English messages that no source uses, and missing messages that the browser is asked for. */
import { isWithin, pluralGroupsOf } from './plural-groups.ts';
import type { Catalog } from './read-catalogs.ts';

/**
 * Groups that the browser reads itself, with `_` in their names: `__MSG_manifest_about__`,
 * `getMessage('page_orphaned')`.
 */
export const browserGroups: readonly string[] = ['manifest', 'page'];

/**
 * One line for each problem, beginning with the key.
 *
 * @param sources the texts of all sources. A source uses a key as a quoted text (`'status.paid'`; for plural forms that
 * of their group) or as a template (`` `status.${status}` ``), whose holes stand for any part of a key.
 */
export function keyProblems(english: Catalog, sources: readonly string[]): string[] {
  const isAsked = askedIn(sources);
  const groups = pluralGroupsOf(english);
  const unused = [...english.keys()].filter((key) => {
    if (isOfBrowser(key)) return !isAsked(browserName(key));
    const group = groups.find((name) => isWithin(key, name));
    return !isAsked(key) && (group === undefined || !isAsked(group));
  });
  const names = [...english.keys()].filter(isOfBrowser).map(browserName);
  const unknown = askedOfBrowser(sources).filter((name) => !names.includes(name));
  return [
    ...unused.map((key) => `${key} is used by no source`),
    ...unknown.map((name) => `${name} is asked of the browser, which has no such message`),
  ];
}

function isOfBrowser(key: string): boolean {
  return browserGroups.some((group) => isWithin(key, group));
}

function browserName(key: string): string {
  return key.replaceAll('.', '_');
}

function askedIn(sources: readonly string[]): (name: string) => boolean {
  const quoted = new Set(
    matchesOf(sources, /(?<quote>['"])(?:__MSG_)?(?<name>[\w.]+?)(?:__)?\k<quote>/g).map(({ name }) => name),
  );
  const templates = matchesOf(sources, /`(?<name>\w+[._](?:[\w.]|\$\{[^{}`]*\})+)`/g)
    .filter(({ name = '' }) => name.includes('$'))
    .map(({ name = '' }) => patternOf(name));
  return (name) => quoted.has(name) || templates.some((template) => template.test(name));
}

function patternOf(template: string): RegExp {
  const parts = template.split(/\$\{[^{}]*\}/).map((part) => part.replaceAll('.', '\\.'));
  return new RegExp(`^${parts.join('[\\w.]+')}$`);
}

function askedOfBrowser(sources: readonly string[]): string[] {
  const names = matchesOf(sources, /__MSG_(?<manifest>\w+?)__|getMessage\(\s*['"](?<page>\w+)['"]/g);
  return [...new Set(names.flatMap(({ manifest, page }) => manifest ?? page ?? []))];
}

function matchesOf(
  sources: readonly string[],
  pattern: RegExp,
): { readonly [name: string]: string | undefined }[] {
  return sources.flatMap((source) => [...source.matchAll(pattern)].map(({ groups = {} }) => groups));
}
