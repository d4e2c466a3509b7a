/** The languages that a person can choose, for words as well as for the notation of amounts and dates. */
import * as v from 'valibot';

/** The POD speaks each; where one is there for several countries, they write amounts or dates differently. */
export const localeChoices = [
  'en-US',
  'en-GB',
  'en-CA',
  'en-AU',
  'en-NZ',
  'en-ZA',
  'es',
  'fr',
  'fr-CA',
  'de',
  'de-CH',
  'ar',
] as const;

export const localeChoiceSchema = v.picklist(localeChoices);

export type LocaleChoice = v.InferOutput<typeof localeChoiceSchema>;
