/** Sets up a document for its reader: the language, the notation of numbers and the writing direction. */

import { directionOf, wordsFor } from './languages.ts';
import { setLocale } from './locale.ts';
import { setLanguage } from './translate.ts';

/**
 * Await it before drawing. Rejects if the messages cannot be loaded; then nothing has changed.
 *
 * @param chosen the administrator's or the person's choice (BCP 47); null for the browser's language
 * @param browserLanguage the browser's language (BCP 47)
 */
export async function applyLanguage(
  { documentElement: root }: Document,
  chosen: string | null,
  browserLanguage: string,
): Promise<void> {
  const words = wordsFor([chosen, browserLanguage]);
  await setLanguage(words);
  setLocale(chosen);
  root.lang = words;
  root.dir = directionOf(words);
}
