/** The languages of the POD, their regional variants, and how one of them is selected. */

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

/**
 * Regions that spell or name some things differently. A variant's file in `locales/` has only those messages; the others
 * are its language's.
 */
const regional = [
  { variant: 'en-GB', language: 'en', regions: ['gb', 'ie', 'za'] },
  { variant: 'en-AU', language: 'en', regions: ['au', 'nz'] },
] as const satisfies readonly { variant: string; language: Language; regions: readonly string[] }[];

export type Variant = (typeof regional)[number]['variant'];

export const variants: readonly Variant[] = regional.map(({ variant }) => variant);

/** Words of the POD (BCP 47): a language's, or those of one of its variants. */
export type WordsTag = Language | Variant;

export const wordsTags: readonly WordsTag[] = [...languages, ...variants];

/** A language that a person can choose (BCP 47), for words as well as for the notation of amounts and dates. */
export type LocaleChoice = (typeof known)[number]['choices'][number];

export const localeChoices: readonly LocaleChoice[] = known.flatMap(({ choices }) => [...choices]);

/**
 * The words for the first wanted language that the POD has: those of its region if they differ, otherwise those of the
 * language. English if it has none of the wanted languages.
 *
 * @param wanted language tags (BCP 47), most wanted first; null and invalid tags are skipped
 */
export function wordsFor(wanted: readonly (string | null)[]): WordsTag {
  const found = wanted.flatMap((tag) => {
    const [base, ...subtags] = tag?.toLowerCase().split(/[-_]/) ?? [];
    const language = languages.find((each) => each === base);
    if (language === undefined) return [];
    const ofRegion = regional.find(
      (each) => each.language === language && each.regions.some((region) => subtags.includes(region)),
    );
    return [ofRegion?.variant ?? language];
  });
  return found[0] ?? 'en';
}

/** The language whose messages a variant completes; a language itself. */
export function languageOf(words: WordsTag): Language {
  const variant = regional.find((each) => each.variant === words);
  return variant?.language ?? languages.find((each) => each === words) ?? 'en';
}

/** The value for a document's `dir`. */
export function directionOf(words: WordsTag): 'ltr' | 'rtl' {
  const language = languageOf(words);
  return known.find((each) => each.language === language)?.direction ?? 'ltr';
}
