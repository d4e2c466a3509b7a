/** Whether a refund gives a payment's surcharge back, by what WisePay and the administrator say of it. */
import type { Payment } from './schemas/payment.ts';
import type { SurchargeInRefunds } from './schemas/surcharge.ts';

/** Who says what; where somebody says nothing, it is absent. */
export interface SurchargeRefundRules {
  /** The merchant, as WisePay tells it with the invoice. */
  readonly merchant: SurchargeInRefunds | undefined;
  /** The administrator's policy. */
  readonly administrator: SurchargeInRefunds | undefined;
}

/** What becomes of a surcharge in a refund. */
export type SurchargeRefund =
  /** The person decides. */
  | { readonly isPossible: true; readonly isIncludedAtFirst: boolean }
  /** It stays with the merchant, because of what one of them says. */
  | { readonly isPossible: false; readonly because: 'payment' | 'merchant' | 'administrator' };

/**
 * Each of the payment, the merchant and the administrator can rule it out. What a refund begins with is the merchant's
 * word, else the administrator's; where neither says anything, the surcharge is included. A void is no refund: it undoes
 * the payment with its surcharge.
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
