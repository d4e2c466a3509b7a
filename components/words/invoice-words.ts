/** Words for what WisePay says of an invoice. */
import { currentLocale } from '../../lib/locale.ts';
import type { Action, Invoice, InvoiceStatus } from '../../lib/wisepay/schemas/invoice.ts';

export const statusWords: Readonly<Record<InvoiceStatus, string>> = {
  outstanding: 'Outstanding',
  part_paid: 'Part paid',
  paid: 'Paid',
  scheduled: 'Scheduled',
  cancelled: 'Cancelled',
  fixed: 'Fixed',
  payment_error: 'Payment error',
  processing_error: 'Processing error',
  deleted: 'Deleted',
  error: 'Error',
  overpayment: 'Overpayment',
};

const payReasons: Readonly<Record<Extract<Action, { allowed: false }>['reason'], string>> = {
  not_permitted: 'Your WisePay user may not take payments.',
  invoice_paid: 'Nothing is left to pay.',
  invoice_void: 'This invoice is void. It cannot be paid.',
  nothing_refundable: 'This invoice cannot be paid.',
  no_terminal: 'This invoice cannot be paid.',
  no_payer_account: 'WisePay has no payer account for this company.',
  cooldown: 'A payment was started a moment ago. Check again shortly.',
  disabled: 'Your administrator has turned payments off.',
};

/** Why an invoice cannot be paid, in one sentence. */
export function whyNoPayment(
  type: Invoice['type'],
  reason: Extract<Action, { allowed: false }>['reason'],
): string {
  return type === 'credit_memo' ? 'This is a credit memo. There is nothing to pay.' : payReasons[reason];
}

/** A day for a person to read, in the notation of `locale` (that of `lib/locale.ts` when left out). */
export function formatDay(day: string, locale: string | undefined = currentLocale()): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}
