/** Sentences one after the other. */

/** @param parts each whole in itself; `false` and undefined stand for those that do not apply */
export function sentences(...parts: readonly (string | false | undefined)[]): string {
  return parts.filter((part) => part !== false && part !== undefined).join(' ');
}
