/** WisePay will take a payment by itself: to be seen before anybody takes another one. */
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
