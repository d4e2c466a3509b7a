/** What a refund does not do: the invoice stays paid in the books until a person removes the payment there. */
import { t } from '../../lib/i18n/translate.ts';

export function BooksNote() {
  return <p class="hint">{t('refund.books')}</p>;
}
