/** The languages of the POD, and how one of them is selected. */

/**
 * Each language has a file in `locales/`. `choices` are the options page's entries: the language itself, or the
 * countries that write amounts or dates differently. English comes first: it is the fallback for messages that another
 * language lacks.
 */
const known = [
  {
    language: 'en',
    direction: 'ltr',
    choices: ['en-US', 'en-GB', 'en-CA', 'en-AU', 'en-NZ', 'en-ZA'],
  },
  { language: 'es', direction: 'ltr', choices: ['es'] },
  { language: 'fr', direction: 'ltr', choices: ['fr', 'fr-CA'] },
  { language: 'de', direction: 'ltr', choices: ['de', 'de-CH'] },
  { language: 'ar', direction: 'rtl', choices: ['ar'] },
] as const;

export type Language = (typeof known)[number]['language'];

export const languages: readonly Language[] = known.map(({ language }) => language);

/** A language that a person can choose (BCP 47), for words as well as for the notation of amounts and dates. */
export type LocaleChoice = (typeof known)[number]['choices'][number];

export const localeChoices: readonly LocaleChoice[] = known.flatMap(({ choices }) => [...choices]);

/**
 * The first wanted language that the POD has, whatever its region; English if it has none of them.
 *
 * @param wanted language tags (BCP 47), most wanted first; null and invalid tags are skipped
 */
export function languageFor(wanted: readonly (string | null)[]): Language {
  const known = wanted.flatMap((tag) => languages.find((language) => language === baseOf(tag)) ?? []);
  return known[0] ?? 'en';
}

/** The value for a document's `dir`. */
export function directionOf(language: Language): 'ltr' | 'rtl' {
  return known.find((each) => each.language === language)?.direction ?? 'ltr';
}

function baseOf(tag: string | null): string | undefined {
  return tag?.toLowerCase().split(/[-_]/)[0];
}
