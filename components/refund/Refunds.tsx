/**
 * The refunds of the invoice's payments, each with its state: a refund may fail after it succeeded. Below them, what they
 * leave to do in the books.
 */

import { isolate, t } from '../../lib/i18n/translate.ts';
import { formatMoney } from '../../lib/money/money.ts';
import { sumMoney } from '../../lib/money/money-sums.ts';
import type { ReadyView } from '../../lib/protocol/views.ts';
import { isListed } from '../../lib/wisepay/schemas/open-values.ts';
import {
  type Payment,
  type Refund,
  refundKindSchema,
  refundStateSchema,
} from '../../lib/wisepay/schemas/payment.ts';
import { useId } from '../ui/use-id.ts';
import { totalWords } from '../words/amount-words.ts';
import { formatDateTime } from '../words/date-time-words.ts';
import { failureWords, refundReasonWords, refundStateWords, targetWords } from '../words/payment-words.ts';
import { rich } from '../words/rich.tsx';
import { sentences, unlistedWords } from '../words/sentences.ts';
import { BooksNote } from './BooksNote.tsx';
import { areBooksOutdated, hasUnlistedRefund } from './books.ts';

export function Refunds({ view }: { readonly view: Pick<ReadyView, 'invoice' | 'operations'> }) {
  const id = useId();
  const { payments } = view.invoice;
  const areListed = payments.some(({ refunds }) => refunds.length > 0);
  if (!areListed && !hasUnlistedRefund(view)) return null;
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
      {areBooksOutdated(view, new Date()) && <BooksNote />}
    </section>
  );
}

interface RefundLineProps {
  readonly refund: Refund;
  readonly payment: Payment;
}

function RefundLine({ refund, payment }: RefundLineProps) {
  const { kind, state, amount, surcharge, failure } = refund;
  const isKnownKind = isListed(refundKindSchema, kind);
  const facts = factsWords(refund);
  const sum = sumMoney(amount.currency, [amount, surcharge]);
  const total = formatMoney(sum);
  const parts = totalWords({ total: sum, amount, surcharge });
  const method = isKnownKind ? targetWords(kind, payment.method) : '';
  return (
    <>
      <div class="heading">
        <span>
          {isKnownKind
            ? rich(`refund.list.what.${kind}`, { amount: <strong>{total}</strong>, method })
            : rich('refund.list.what.reported', {
                amount: <strong>{total}</strong>,
                kind: unlistedWords(kind),
              })}
        </span>
        <span class={`badge refund-${isListed(refundStateSchema, state) ? state : 'pending'}`}>
          {refundStateWords(state)}
        </span>
      </div>
      {parts !== total && <p class="hint">{parts}</p>}
      {facts !== '' && <p class="hint">{facts}</p>}
      {state === 'failed' && (
        <p class="field-problem">
          {sentences(failureWords(failure), isKnownKind && t(`refund.list.failed.${kind}`))}
        </p>
      )}
    </>
  );
}

/** When, by whom, and why; unknown facts are left out. */
function factsWords({ at, by, reason }: Refund): string {
  const when = at === undefined ? undefined : formatDateTime(at);
  const why = reason === undefined ? undefined : refundReasonWords(reason);
  if (when !== undefined && by !== undefined && why !== undefined) {
    return t('refund.list.facts', { when, by, reason: why });
  }
  return [when, by, why]
    .flatMap((each) => each ?? [])
    .map(isolate)
    .join(' · ');
}
