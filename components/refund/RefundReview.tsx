/** Everything that is about to be given back, to whom, and what is left afterwards. */
import { t } from '../../lib/i18n/translate.ts';
import { formatMoney } from '../../lib/money/money.ts';
import { totalWords } from '../words/amount-words.ts';
import { refundReasonWords, targetWords } from '../words/payment-words.ts';
import { rich } from '../words/rich.tsx';
import type { PlannedRefund, RefundPlan } from './refund-plan.ts';

export interface RefundReviewProps {
  readonly plan: Extract<RefundPlan, { ok: true }>;
}

export function RefundReview({ plan: { refunds, input } }: RefundReviewProps) {
  return (
    <>
      <ul class="reviewed">
        {refunds.map((refund) => (
          <li key={refund.payment.id}>
            <ReviewedRefund refund={refund} />
          </li>
        ))}
      </ul>
      <p>{t('refund.review.reason', { reason: refundReasonWords(input.reason) })}</p>
      {input.note !== undefined && <p class="note">{rich('refund.review.note', { note: input.note })}</p>}
      <p class="hint">{t('refund.review.books')}</p>
    </>
  );
}

function ReviewedRefund({ refund }: { readonly refund: PlannedRefund }) {
  const { payment, kind, includesSurcharge, remaining } = refund;
  return (
    <>
      <p>
        <strong>{t(`refund.review.what.${kind}`, { method: targetWords(kind, payment.method) })}</strong>
      </p>
      <p class="review-total">{totalWords(refund)}</p>
      {kind === 'refund' && (
        <dl class="sum">
          {payment.surcharge.value > 0 && !includesSurcharge && (
            <>
              <dt>{t('payment.surcharge')}</dt>
              <dd>{t('refund.review.surchargeNotIncluded')}</dd>
            </>
          )}
          <dt>{t('refund.review.remaining')}</dt>
          <dd>{formatMoney(remaining)}</dd>
        </dl>
      )}
    </>
  );
}
