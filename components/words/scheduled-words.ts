/** Words for a scheduled payment; without its details if one of them is not known. */
import { t } from '../../lib/i18n/translate.ts';
import { formatMoney } from '../../lib/money/money.ts';
import type { ScheduledPayment } from '../../lib/protocol/scheduled-payment.ts';
import { formatDay } from './invoice-words.ts';

/** Says that it is scheduled, and what another payment before it may do. */
export function scheduledWords(scheduled: ScheduledPayment): string {
  const details = detailsOf(scheduled);
  if (details === undefined) return t('scheduled.textUntold');
  const { amount, ...others } = details;
  return amount === undefined
    ? t('scheduled.text', others)
    : t('scheduled.textWithAmount', { amount, ...others });
}

/** The same for a person who is about to take another payment. */
export function scheduledWarningWords(scheduled: ScheduledPayment): string {
  const details = detailsOf(scheduled);
  if (details === undefined) return t('scheduled.warningUntold');
  const { amount, ...others } = details;
  return amount === undefined
    ? t('scheduled.warning', others)
    : t('scheduled.warningWithAmount', { amount, ...others });
}

/** The same beside the payment link. */
export function scheduledLinkWords(scheduled: ScheduledPayment): string {
  const details = detailsOf(scheduled);
  return details === undefined ? t('paymentLink.scheduledUntold') : t('paymentLink.scheduled', details);
}

function detailsOf({ date, method, amount }: ScheduledPayment) {
  return date === undefined || method === undefined
    ? undefined
    : { method, date: formatDay(date), amount: amount && formatMoney(amount) };
}
