/** Words for refusals of what a person asked for, by WisePay or by the administrator's policy. */
import { t } from '../../lib/i18n/translate.ts';
import { formatDateTime } from './date-time-words.ts';

/** What a notice says: its title, and sentences below it. */
export interface Words {
  readonly title: string;
  readonly text: string;
}

/** The problem codes that have their own words. WisePay may send others. */
const codesWithWords = [
  'invoice_changed',
  'other_invoice',
  'invoice_paid',
  'invoice_void',
  'amount_above_balance',
  'amount_invalid',
  'currency_mismatch',
  'terminal_busy',
  'terminal_offline',
  'terminal_unknown',
  'payment_open',
  'payment_uncertain',
  'too_late',
  'refund_above_remaining',
  'payment_not_settled',
  'not_refundable',
  'surcharge_not_refundable',
  'no_receipt',
  'no_payer_account',
  'cooldown',
  'step_up_required',
  'invalid_dpop_proof',
  'not_permitted',
  'disabled_by_policy',
  'refund_above_limit',
  'refund_note_required',
  'confirm_outside',
  'disabled',
] as const;

/** Refusals because of a payment that may have charged the customer. */
const becauseOfPayment: readonly string[] = ['invoice_paid', 'payment_open', 'payment_uncertain', 'too_late'];

/** Whether the payment itself, or WisePay, tells if money moved: words beside the refusal must not say that none did. */
export function isToldByPayment(problemCode: string | undefined): boolean {
  return problemCode !== undefined && becauseOfPayment.includes(problemCode);
}

/**
 * The words for a problem code; undefined if the code has no words of its own.
 *
 * @param nextReminderAt from when a reminder may go out (RFC 3339), if that is known
 */
export function wordsForRefusal(problemCode: string | undefined, nextReminderAt?: string): Words | undefined {
  const code = codesWithWords.find((known) => known === problemCode);
  if (code === undefined) return undefined;
  const text =
    code === 'cooldown' && nextReminderAt !== undefined
      ? t('refusal.cooldown.until', { when: formatDateTime(nextReminderAt) })
      : t(`refusal.${code}.text`);
  return { title: t(`refusal.${code}.title`), text };
}
