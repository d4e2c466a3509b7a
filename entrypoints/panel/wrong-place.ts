import { applyLanguage } from '../../lib/i18n/apply-language.ts';
import { t } from '../../lib/i18n/translate.ts';
import type { WrongPlace } from '../../lib/panel/page-link.ts';

/**
 * Shows that the panel does not work here. Shows nothing to a site that frames it.
 *
 * @param browserLanguage the browser's language (BCP 47); the person's choice is not known here
 */
export async function showWrongPlace(
  document: Document,
  wrongPlace: WrongPlace,
  browserLanguage: string,
): Promise<void> {
  if (wrongPlace === 'framed_elsewhere') return;
  await applyLanguage(document, null, browserLanguage);
  const text = document.createElement('p');
  text.textContent = t('wrongPlace');
  document.body.append(text);
}
