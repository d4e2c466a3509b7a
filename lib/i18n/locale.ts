/**
 * The language whose notation amounts and dates have in this context (a panel, an options page): what the administrator
 * or the person has chosen, or the browser's own.
 */
let chosen: string | undefined;

/**
 * To be called before the first amount is shown or read: a half-typed amount must not change its meaning under the hand.
 *
 * @param locale BCP 47; null for the browser's own. One that no browser can make sense of is taken as null.
 */
export function setLocale(locale: string | null): void {
  chosen = locale !== null && isLocale(locale) ? locale : undefined;
}

/** The language to give to `Intl` (BCP 47); undefined for the browser's own. */
export function currentLocale(): string | undefined {
  return chosen;
}

/** Whether a text names a language (BCP 47) that this browser knows the notation of. */
export function isLocale(text: string): boolean {
  try {
    // Extensions (`-u-`) can ask for figures that nobody types, which would make every amount unreadable.
    return Intl.NumberFormat.supportedLocalesOf(text).length === 1 && !/-u-/i.test(text);
  } catch {
    return false;
  }
}
