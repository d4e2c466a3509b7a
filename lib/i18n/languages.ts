/** The languages that the POD speaks, and which of them suits whom. */

/**
 * Each by its file in `locales/`. `choices` is what people are offered on the options page: the language itself, or the
 * countries that write amounts or dates differently. English is the first one written: a message that another
 * language should lack is shown in it.
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
 * The first of the wanted languages that the POD speaks, whatever their region; English where it speaks none of them.
 *
 * @param wanted language tags (BCP 47), the most wanted first; what is none is passed over
 */
export function languageFor(wanted: readonly (string | null)[]): Language {
  const known = wanted.flatMap((tag) => languages.find((language) => language === baseOf(tag)) ?? []);
  return known[0] ?? 'en';
}

/** As the `dir` of a document has it. */
export function directionOf(language: Language): 'ltr' | 'rtl' {
  return known.find((each) => each.language === language)?.direction ?? 'ltr';
}

function baseOf(tag: string | null): string | undefined {
  return tag?.toLowerCase().split(/[-_]/)[0];
}
