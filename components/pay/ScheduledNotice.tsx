/** WisePay will collect a payment automatically: the person sees this before taking another one. */
import { t } from '../../lib/i18n/translate.ts';
import type { ScheduledPayment } from '../../lib/protocol/scheduled-payment.ts';
import { Notice } from '../ui/Notice.tsx';
import { scheduledWords } from '../words/scheduled-words.ts';

export function ScheduledNotice(scheduledPayment: ScheduledPayment) {
  return (
    <Notice title={t('scheduled.title')} tone="warning">
      <p>{scheduledWords(scheduledPayment)}</p>
    </Notice>
  );
}
