/** What refunds do not do: the invoice stays paid in the books until a person removes the payment there. */
import { t } from '../../lib/i18n/translate.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { usePanel } from '../ui/panel-context.ts';

export function BooksNote() {
  const panel = usePanel();
  return (
    <div class="books">
      <h3>{t('refund.bookkeeping.title')}</h3>
      <ol>
        <li>{t('refund.bookkeeping.remove')}</li>
        <li>
          {t('refund.bookkeeping.sync')}{' '}
          <ActionButton label={t('common.openWisePay')} kind="link" onClick={() => void panel.open('home')} />
        </li>
      </ol>
      <p class="hint">{t('refund.bookkeeping.otherwise')}</p>
    </div>
  );
}
