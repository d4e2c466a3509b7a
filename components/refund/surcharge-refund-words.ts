/** Whether a payment's surcharge can be given back, and in words why it cannot. */
import { t } from '../../lib/i18n/translate.ts';
import { formatMoney } from '../../lib/money/money.ts';
import type { ReadyView } from '../../lib/protocol/views.ts';
import type { Payment } from '../../lib/wisepay/schemas/payment.ts';
import { type SurchargeRefund, surchargeRefundOf } from '../../lib/wisepay/surcharge-refund.ts';

/** What a view says of the surcharges in its refunds. */
export type SurchargeView = Pick<ReadyView, 'invoice' | 'refundRules'>;

/** What becomes of a payment's surcharge in a refund, as the view has it. */
export function surchargeRefundIn(
  { invoice, refundRules }: SurchargeView,
  payment: Payment,
): SurchargeRefund {
  return surchargeRefundOf(payment, {
    merchant: invoice.surchargeInRefunds,
    administrator: refundRules.surcharge,
  });
}

/** That a refund of the payment cannot give its surcharge back, and why; undefined where it can, or where there is none. */
export function wordsForKeptSurcharge(view: SurchargeView, payment: Payment): string | undefined {
  const refund = surchargeRefundIn(view, payment);
  if (refund.isPossible || payment.surcharge.value === 0) return undefined;
  return t(`refund.surcharge.kept.${refund.because}`, { amount: formatMoney(payment.surcharge) });
}
