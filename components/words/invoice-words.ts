/** Words for what WisePay says about an invoice. */

import { currentLocale } from '../../lib/i18n/locale.ts';
import { t } from '../../lib/i18n/translate.ts';
import {
  type Action,
  actionReasonSchema,
  type Invoice,
  type InvoiceStatus,
  invoiceStatusSchema,
} from '../../lib/wisepay/schemas/invoice.ts';
import { isListed } from '../../lib/wisepay/schemas/open-values.ts';
import { unlistedWords } from './sentences.ts';

type Reason = Extract<Action, { allowed: false }>['reason'];

/** The status of an invoice. A status without its own words appears as WisePay writes it. */
export function statusWords(status: InvoiceStatus): string {
  return isListed(invoiceStatusSchema, status) ? t(`status.${status}`) : unlistedWords(status);
}

/** Why an invoice cannot be paid, in one sentence. */
export function whyNoPayment(type: Invoice['type'], reason: Reason): string {
  if (type === 'credit_memo') return t('noPayment.creditMemo');
  return isListed(actionReasonSchema, reason) ? t(`noPayment.reason.${reason}`) : notAllowedWords(reason);
}

/** Says that WisePay does not allow something, for a reason without its own words or for no stated reason. */
export function notAllowedWords(reason: Reason): string {
  return reason === undefined
    ? t('notAllowed.untold')
    : t('notAllowed.because', { reason: unlistedWords(reason) });
}

/**
 * A day for a person to read, in the notation of `locale` (that of `lib/i18n/locale.ts` if left out).
 *
 * @param day as `2026-05-31`
 */
export function formatDay(day: string, locale: string | undefined = currentLocale()): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}
