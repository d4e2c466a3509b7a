/** Joins sentences, and shows WisePay's own words where the POD has none. */

/** @param parts complete sentences; `false` and undefined stand for those that do not apply */
export function sentences(...parts: readonly (string | false | undefined)[]): string {
  return parts.filter((part) => part !== false && part !== undefined).join(' ');
}

/** `on_hold` as a person reads it: `on hold`. */
export function unlistedWords(value: string): string {
  return value.replaceAll('_', ' ').trim();
}
