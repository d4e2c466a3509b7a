/** Words for payments that failed, and for bank debits that the bank returned. */
import { t } from '../../lib/i18n/translate.ts';
import { formatMoney } from '../../lib/money/money.ts';
import { sumMoney } from '../../lib/money/money-sums.ts';
import type { Payment } from '../../lib/wisepay/schemas/payment.ts';
import { formatDate } from './date-time-words.ts';
import { methodWords } from './payment-words.ts';
import { unlistedWords } from './sentences.ts';

/** Codes that have their own words, in the form that follows a colon. */
const knownReasons = [
  'insufficient_funds',
  'account_closed',
  'no_account',
  'payment_stopped',
  'not_authorized',
  'declined',
  'card_expired',
] as const;

/** Why it failed: `insufficient funds`; undefined if WisePay does not say. */
function reasonWords({ failure }: Payment): string | undefined {
  if (failure === undefined) return undefined;
  const known = knownReasons.find((each) => each === failure);
  return known === undefined ? unlistedWords(failure) : t(`payment.failure.${known}`);
}

/** That the payment failed or was returned, how much it was for, when and why, in one sentence. */
export function failedPaymentWords(payment: Payment): string {
  const { method, amount, surcharge, returnedAt } = payment;
  const total = formatMoney(sumMoney(amount.currency, [amount, surcharge]));
  const reason = reasonWords(payment);
  if (method.kind !== 'bank_debit') {
    const values = { amount: total, method: methodWords(method) };
    return reason === undefined
      ? t('facts.failed.payment', values)
      : t('facts.failed.paymentBecause', { ...values, reason });
  }
  if (returnedAt === undefined) {
    return reason === undefined
      ? t('facts.failed.debit', { amount: total })
      : t('facts.failed.debitBecause', { amount: total, reason });
  }
  const returned = { amount: total, date: formatDate(returnedAt) };
  return reason === undefined
    ? t('facts.returned.debit', returned)
    : t('facts.returned.debitBecause', { ...returned, reason });
}

/** The same beside a payment that is already named: why nothing can be given back of it. */
export function failedRefundWords(payment: Payment): string {
  const { returnedAt } = payment;
  const reason = reasonWords(payment);
  if (returnedAt === undefined) return t('refund.impossible.failed');
  const date = formatDate(returnedAt);
  return reason === undefined
    ? t('refund.impossible.returned', { date })
    : t('refund.impossible.returnedBecause', { date, reason });
}
