/** What a refund does not do by itself. */
import { t } from '../../lib/i18n/translate.ts';

export function BooksNote() {
  return <p class="hint">{t('refund.books')}</p>;
}
