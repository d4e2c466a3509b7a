/** What happened to an invoice, newest first. */
import type { Invoice } from '#lib/wisepay/schemas/invoice.ts';
import type { Payment } from '#lib/wisepay/schemas/payment.ts';
import type { InvoiceRecord } from './records.ts';

/** Payments, refunds and reminders as one list: kinds `payment`, `refund` and `reminder`. */
export function activityOf({ payments, reminders }: InvoiceRecord): Invoice['activity'] {
  const entries: Invoice['activity'] = payments.flatMap(({ at, method, amount, by, refunds }) => [
    { at, kind: 'payment', amount, text: methodText(method), ...(by && { by }) },
    ...refunds.map((refund) => ({
      at: refund.at,
      kind: 'refund',
      by: refund.by,
      amount: refund.amount,
      text: methodText(method),
    })),
  ]);
  entries.push(...reminders.map(({ at, by, to }) => ({ at, kind: 'reminder', by, text: to })));
  return entries.sort((a, b) => b.at.localeCompare(a.at));
}

/** `Visa •••• 4242`, or `Bank debit •••• 6789`. */
export function methodText({ kind, brand, last4 }: Payment['method']): string {
  const name = brand ?? (kind === 'card' ? 'Card' : 'Bank debit');
  return last4 ? `${name} •••• ${last4}` : name;
}
