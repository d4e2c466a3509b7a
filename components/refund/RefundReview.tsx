/** Everything that is about to be given back, to whom, and what is left afterwards. */
import { formatMoney } from '../../lib/money.ts';
import { directionWords, reasonWords, refundKindWords } from '../words/payment-words.ts';
import { BooksNote } from './BooksNote.tsx';
import type { PlannedRefund, RefundPlan } from './refund-plan.ts';

export interface RefundReviewProps {
  readonly plan: Extract<RefundPlan, { ok: true }>;
}

export function RefundReview({ plan: { refunds, wish } }: RefundReviewProps) {
  return (
    <>
      <ul class="reviewed">
        {refunds.map((refund) => (
          <li key={refund.payment.id}>
            <ReviewedRefund refund={refund} />
          </li>
        ))}
      </ul>
      <p>Reason: {reasonWords[wish.reason]}</p>
      {wish.note !== undefined && <p class="note">Note: {wish.note}</p>}
      <BooksNote />
    </>
  );
}

function ReviewedRefund({ refund }: { readonly refund: PlannedRefund }) {
  const { payment, kind, amount, surcharge, includesSurcharge, total, remaining } = refund;
  return (
    <>
      <p>
        <strong>{refundKindWords[kind]}</strong> {directionWords(kind, payment.method)}
      </p>
      <dl class="sum">
        <dt>Amount</dt>
        <dd>{formatMoney(amount)}</dd>
        <dt>Surcharge</dt>
        <dd>{includesSurcharge ? formatMoney(surcharge) : 'Not included'}</dd>
        <dt class="total">Total</dt>
        <dd class="total">{formatMoney(total)}</dd>
        <dt>Left of this payment</dt>
        <dd>{formatMoney(remaining)}</dd>
      </dl>
    </>
  );
}
