/** What an unusual status means, why as far as WisePay says, and what to do about it. */
import { t } from '../../lib/i18n/translate.ts';
import type { ReadyView } from '../../lib/protocol/views.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { usePanel } from '../ui/panel-context.ts';
import { sentences } from '../words/sentences.ts';
import { statusNote, statusReasonWords } from '../words/status-words.ts';
import { failedPayments } from './failed-payments.ts';

export function StatusNote({ view }: { readonly view: ReadyView }) {
  const { invoice } = view;
  const panel = usePanel();
  const note = statusNote(view);
  const reason = statusReasonWords(invoice);
  // The payment that failed is told with the others, with its own reason.
  const isTold = invoice.status === 'payment_error' && failedPayments(invoice).length > 0;
  const words = isTold ? note?.next : sentences(note?.meaning, reason, note?.next);
  if (!words) return null;
  return (
    <div class="status-note">
      <p>{words}</p>
      {note?.isCheckedInWisePay && (
        <ActionButton label={t('common.openWisePay')} kind="link" onClick={() => void panel.open('home')} />
      )}
    </div>
  );
}
