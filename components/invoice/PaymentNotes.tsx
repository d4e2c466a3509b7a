/** What to know about the invoice's payments: what failed, what is not certain yet, and what WisePay reports. */
import { plural, t } from '../../lib/i18n/translate.ts';
import { formatMoney } from '../../lib/money/money.ts';
import type { ReadyView } from '../../lib/protocol/views.ts';
import { isListed } from '../../lib/wisepay/schemas/open-values.ts';
import { type Payment, paymentStateSchema } from '../../lib/wisepay/schemas/payment.ts';
import { failedPaymentWords } from '../words/failed-payment-words.ts';
import { sentences, unlistedWords } from '../words/sentences.ts';
import { failedPayments } from './failed-payments.ts';

export function PaymentNotes({ invoice }: Pick<ReadyView, 'invoice'>) {
  const { payments, unreadable } = invoice;
  const failed = failedPayments(invoice);
  // One that never counted has changed nothing of what is due.
  const lastReturned = failed.find(({ returnedAt }) => returnedAt !== undefined);
  return (
    <>
      {failed.map((payment) => (
        <p key={payment.id} class="field-problem">
          {sentences(failedPaymentWords(payment), payment === lastReturned && t('facts.dueAgain'))}
        </p>
      ))}
      {payments.filter(canStillFail).map(({ id, amount }) => (
        <p key={id} class="hint">
          {t('facts.unsettled', { amount: formatMoney(amount) })}
        </p>
      ))}
      {payments.map(
        ({ id, amount, state }) =>
          !isListed(paymentStateSchema, state) && (
            <p key={id} class="hint">
              {t('facts.paymentReported', { amount: formatMoney(amount), state: unlistedWords(state) })}
            </p>
          ),
      )}
      {unreadable?.payments !== undefined && (
        <p class="field-problem">{plural('facts.unreadablePayments', unreadable.payments)}</p>
      )}
    </>
  );
}

/** A bank debit can bounce after the invoice counts as paid. */
function canStillFail({ method, state }: Payment): boolean {
  return method.kind === 'bank_debit' && state === 'pending';
}
