/** Whether a payment's surcharge can be given back, and if not, the words that say why. */
import { t } from '../../lib/i18n/translate.ts';
import { formatMoney } from '../../lib/money/money.ts';
import type { ReadyView } from '../../lib/protocol/views.ts';
import type { Payment } from '../../lib/wisepay/schemas/payment.ts';
import { type SurchargeRefund, surchargeRefundOf } from '../../lib/wisepay/surcharge-refund.ts';

/** The part of a view that decides about surcharges in refunds. */
export type SurchargeView = Pick<ReadyView, 'invoice' | 'refundRules'>;

/** What happens to a payment's surcharge in a refund, according to the view. */
export function surchargeRefundIn(
  { invoice, refundRules }: SurchargeView,
  payment: Payment,
): SurchargeRefund {
  return surchargeRefundOf(payment, {
    merchant: invoice.surchargeInRefunds,
    administrator: refundRules.surcharge,
  });
}

/** Why a refund of the payment cannot give its surcharge back; undefined if it can, or if there is no surcharge. */
export function wordsForKeptSurcharge(view: SurchargeView, payment: Payment): string | undefined {
  const refund = surchargeRefundIn(view, payment);
  if (refund.isPossible || payment.surcharge.value === 0) return undefined;
  return t(`refund.surcharge.kept.${refund.because}`, { amount: formatMoney(payment.surcharge) });
}
