/** Words for what WisePay says of an invoice. */
import { t } from '../../lib/i18n/translate.ts';
import { currentLocale } from '../../lib/locale.ts';
import type { Action, Invoice, InvoiceStatus } from '../../lib/wisepay/schemas/invoice.ts';

type Reason = Extract<Action, { allowed: false }>['reason'];

/** The state of an invoice. */
export function statusWords(status: InvoiceStatus): string {
  return t(`status.${status}`);
}

/** Why an invoice cannot be paid, in one sentence. */
export function whyNoPayment(type: Invoice['type'], reason: Reason): string {
  return type === 'credit_memo' ? t('noPayment.creditMemo') : t(`noPayment.reason.${reason}`);
}

/**
 * A day for a person to read, in the notation of `locale` (that of `lib/locale.ts` when left out).
 *
 * @param day as `2026-05-31`
 */
export function formatDay(day: string, locale: string | undefined = currentLocale()): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}
