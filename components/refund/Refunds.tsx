/** What was given back of the invoice's payments, and how each refund stands: one may fail after it had succeeded. */
import { useId } from 'preact/hooks';
import { t } from '../../lib/i18n/translate.ts';
import { formatMoney } from '../../lib/money.ts';
import { sumMoney } from '../../lib/money-sums.ts';
import type { Payment, Refund } from '../../lib/wisepay/schemas/payment.ts';
import { formatMoment } from '../words/moment-words.ts';
import { failureWords, refundReasonWords, refundStateWords, targetWords } from '../words/payment-words.ts';
import { rich } from '../words/rich.tsx';
import { sentences } from '../words/sentences.ts';

export function Refunds({ payments }: { readonly payments: readonly Payment[] }) {
  const id = useId();
  if (!payments.some(({ refunds }) => refunds.length > 0)) return null;
  return (
    <section class="refunds" aria-labelledby={id}>
      <h2 id={id}>{t('refund.list.title')}</h2>
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
  const total = formatMoney(sumMoney(amount.currency, [amount, surcharge]));
  const method = targetWords(kind, payment.method);
  return (
    <>
      <div class="heading">
        <span>{rich(`refund.list.what.${kind}`, { amount: <strong>{total}</strong>, method })}</span>
        <span class={`badge refund-${state}`}>{refundStateWords(state)}</span>
      </div>
      <p class="hint">
        {t('refund.list.facts', { moment: formatMoment(at), by, reason: refundReasonWords(reason) })}
      </p>
      {state === 'failed' && (
        <p class="field-problem">{sentences(failureWords(failure), t(`refund.list.failed.${kind}`))}</p>
      )}
    </>
  );
}
