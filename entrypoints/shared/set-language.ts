/** Sets this document up for its reader, in the language that was chosen or else in the browser's own. */
import browser from 'webextension-polyfill';
import { applyLanguage } from '../../lib/i18n/apply-language.ts';

/**
 * To be awaited before anything is drawn.
 *
 * @param chosen what the administrator or the person has chosen (BCP 47); null for the browser's own
 */
export function setLanguage(chosen: string | null): Promise<void> {
  return applyLanguage(document, chosen, browser.i18n.getUILanguage());
}
