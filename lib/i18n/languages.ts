/** The languages that the POD speaks, and which of them suits whom. */

/** English is the first one written: a message that another language should lack is shown in it. */
export const languages = ['en', 'es', 'fr', 'de', 'ar'] as const;

export type Language = (typeof languages)[number];

/** Languages that are written from right to left. */
const rightToLeft: readonly Language[] = ['ar'];

/**
 * The first of the wanted languages that the POD speaks, whatever their region; English where it speaks none of them.
 *
 * @param wanted language tags (BCP 47), the most wanted first; what is none is passed over
 */
export function languageFor(wanted: readonly (string | null)[]): Language {
  const spoken = wanted.flatMap((tag) => languages.find((language) => language === baseOf(tag)) ?? []);
  return spoken[0] ?? 'en';
}

/** As the `dir` of a document has it. */
export function directionOf(language: Language): 'ltr' | 'rtl' {
  return rightToLeft.includes(language) ? 'rtl' : 'ltr';
}

function baseOf(tag: string | null): string | undefined {
  return tag?.toLowerCase().split(/[-_]/)[0];
}
