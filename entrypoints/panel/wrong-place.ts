import { applyLanguage } from '../../lib/i18n/apply-language.ts';
import { t } from '../../lib/i18n/translate.ts';
import type { WrongPlace } from '../../lib/panel/page-link.ts';

/**
 * Says that the panel does nothing here. A site that frames it is told nothing, and can show nothing of it.
 *
 * @param browserLanguage the language of the browser itself (BCP 47); what is chosen is not known here
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
