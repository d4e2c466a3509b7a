/** A declined card: why, that nothing was charged, and what to do next. The payment goes on with another card. */
import { t } from '../../lib/i18n/translate.ts';
import type { ShownTerminalPayment } from '../../lib/protocol/shown.ts';
import { reasonWords } from '../words/terminal-words.ts';

export function CardDeclined({ payment }: { readonly payment: ShownTerminalPayment }) {
  const { reason, terminal } = payment;
  return (
    <div class="card-declined">
      <p>
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <circle cx="8" cy="8" r="7" />
          <path d="m5 5 6 6m0-6-6 6" />
        </svg>
        <strong>{t('terminal.declined.title')}</strong>
      </p>
      {reason !== undefined && <p>{t('terminal.declined.reason', { reason: reasonWords(reason) })}</p>}
      <p>{t('terminal.declined.next', { terminal: terminal.label })}</p>
    </div>
  );
}
