/**
 * The locale (BCP 47) for amounts and dates in this context (a panel, an options page): the administrator's or the
 * person's choice; undefined for the browser's.
 */
let chosen: string | undefined;

/**
 * Call it before the first amount is shown or read: a half-typed amount must not change its meaning.
 *
 * @param locale BCP 47; null for the browser's. One that the browser does not know counts as null.
 */
export function setLocale(locale: string | null): void {
  chosen = locale !== null && isLocale(locale) ? locale : undefined;
}

/** The locale to pass to `Intl` (BCP 47); undefined for the browser's. */
export function currentLocale(): string | undefined {
  return chosen;
}

/** Whether a text is a locale (BCP 47) whose notation this browser knows. */
export function isLocale(text: string): boolean {
  try {
    // Extensions (`-u-`) can select digits that no one types, which would make every amount unreadable.
    return Intl.NumberFormat.supportedLocalesOf(text).length === 1 && !/-u-/i.test(text);
  } catch {
    return false;
  }
}
