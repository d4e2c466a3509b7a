/** Words for refusals of what a person asked for, by WisePay or by the administrator's policy. */
import { t } from '../../lib/i18n/translate.ts';

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

/** The words for a problem code; undefined if the code has no words of its own. */
export function wordsForRefusal(problemCode: string | undefined): Words | undefined {
  const code = codesWithWords.find((known) => known === problemCode);
  return code && { title: t(`refusal.${code}.title`), text: t(`refusal.${code}.text`) };
}
