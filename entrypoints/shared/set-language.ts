/** Sets up this document in the chosen language, or else in the browser's. */
import browser from 'webextension-polyfill';
import { applyLanguage } from '../../lib/i18n/apply-language.ts';

/**
 * Await it before drawing. Rejects if the messages cannot be loaded.
 *
 * @param chosen the administrator's or the person's choice (BCP 47); null for the browser's language
 */
export function setLanguage(chosen: string | null): Promise<void> {
  return applyLanguage(document, chosen, browser.i18n.getUILanguage());
}
