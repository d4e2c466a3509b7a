/** Whose notation for amounts and dates a person can choose. */
import * as v from 'valibot';

/** Each stands for a way of writing that the others do not have. */
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
