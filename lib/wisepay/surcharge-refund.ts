/** Whether a refund gives a payment's surcharge back, according to WisePay and the administrator. */
import type { Payment } from './schemas/payment.ts';
import type { SurchargeInRefunds } from './schemas/surcharge.ts';

/** The rules of both; undefined for one who has none. */
export interface SurchargeRefundRules {
  /** The merchant's rule, which WisePay sends with the invoice. */
  readonly merchant: SurchargeInRefunds | undefined;
  /** The rule in the administrator's policy. */
  readonly administrator: SurchargeInRefunds | undefined;
}

/** What happens to a surcharge in a refund. */
export type SurchargeRefund =
  /** The person decides. */
  | { readonly isPossible: true; readonly isIncludedAtFirst: boolean }
  /** It stays with the merchant, because of the rule of one of them. */
  | { readonly isPossible: false; readonly because: 'payment' | 'merchant' | 'administrator' };

/**
 * The payment, the merchant and the administrator can each rule it out. The default for a refund is the merchant's
 * rule, else the administrator's; without either, the surcharge is included. A void is not a refund: it undoes the
 * payment with its surcharge.
 */
export function surchargeRefundOf(
  { surchargeRefundable }: Pick<Payment, 'surchargeRefundable'>,
  { merchant, administrator }: SurchargeRefundRules,
): SurchargeRefund {
  if (surchargeRefundable === false) return { isPossible: false, because: 'payment' };
  if (merchant === 'never') return { isPossible: false, because: 'merchant' };
  if (administrator === 'never') return { isPossible: false, because: 'administrator' };
  return { isPossible: true, isIncludedAtFirst: (merchant ?? administrator) !== 'left_out' };
}
