/** What was given back of the invoice's payments, and how each refund stands: one may fail after it had succeeded. */
import { useId } from 'preact/hooks';
import { formatMoney } from '../../lib/money.ts';
import { sumMoney } from '../../lib/money-sums.ts';
import type { Payment, Refund } from '../../lib/wisepay/schemas/payment.ts';
import { formatMoment } from '../words/moment-words.ts';
import {
  directionWords,
  failureWords,
  reasonWords,
  refundKindWords,
  refundStateWords,
} from '../words/payment-words.ts';

export function Refunds({ payments }: { readonly payments: readonly Payment[] }) {
  const id = useId();
  if (!payments.some(({ refunds }) => refunds.length > 0)) return null;
  return (
    <section class="refunds" aria-labelledby={id}>
      <h2 id={id}>Refunds</h2>
      <ul aria-live="polite">
        {payments.flatMap((payment) =>
          payment.refunds.map((refund) => (
            <li key={refund.id}>
              <RefundLine refund={refund} payment={payment} />
            </li>
          )),
        )}
      </ul>
    </section>
  );
}

interface RefundLineProps {
  readonly refund: Refund;
  readonly payment: Payment;
}

function RefundLine({ refund, payment }: RefundLineProps) {
  const { kind, state, amount, surcharge, reason, failure, by, at } = refund;
  return (
    <>
      <div class="heading">
        <span>
          {refundKindWords[kind]}{' '}
          <strong>{formatMoney(sumMoney(amount.currency, [amount, surcharge]))}</strong>{' '}
          {directionWords(kind, payment.method)}
        </span>
        <span class={`badge refund-${state}`}>{refundStateWords[state]}</span>
      </div>
      <p class="hint">
        {formatMoment(at)}, {by}. {reasonWords[reason]}.
      </p>
      {state === 'failed' && (
        <p class="field-problem">
          {failureWords(failure)} The money did not reach the payer or came back. Refund it again, or another
          way.
        </p>
      )}
    </>
  );
}
