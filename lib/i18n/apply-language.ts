/** Sets up a document for its reader: the words, the notation of figures, and the direction of writing. */

import { directionOf, languageFor } from './languages.ts';
import { setLocale } from './locale.ts';
import { setLanguage } from './translate.ts';

/**
 * To be awaited before anything is drawn. Rejects where the words cannot be loaded; then everything is as before.
 *
 * @param chosen what the administrator or the person has chosen (BCP 47); null for the browser's own
 * @param browserLanguage the language of the browser itself (BCP 47)
 */
export async function applyLanguage(
  { documentElement: root }: Document,
  chosen: string | null,
  browserLanguage: string,
): Promise<void> {
  const language = languageFor([chosen, browserLanguage]);
  await setLanguage(language);
  setLocale(chosen);
  root.lang = language;
  root.dir = directionOf(language);
}
