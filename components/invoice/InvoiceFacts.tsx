/** The invoice at a glance, in its own currency. */
import type { Ref } from 'preact';
import { plural, t } from '../../lib/i18n/translate.ts';
import { formatMoney } from '../../lib/money/money.ts';
import type { ReadyView } from '../../lib/protocol/views.ts';
import { invoiceStatusSchema } from '../../lib/wisepay/schemas/invoice.ts';
import { isListed } from '../../lib/wisepay/schemas/open-values.ts';
import { type Payment, paymentStateSchema } from '../../lib/wisepay/schemas/payment.ts';
import { formatDay, statusWords } from '../words/invoice-words.ts';
import { rich } from '../words/rich.tsx';
import { unlistedWords } from '../words/sentences.ts';

/** A bank debit can bounce after the invoice counts as paid. */
function canStillFail({ method, state }: Payment): boolean {
  return method.kind === 'bank_debit' && state === 'pending';
}

export interface InvoiceFactsProps {
  readonly invoice: ReadyView['invoice'];
  /** Takes the focus when the element that had it is gone. */
  readonly headingRef: Ref<HTMLHeadingElement>;
}

export function InvoiceFacts({ invoice, headingRef }: InvoiceFactsProps) {
  const { number, company, status, total, paid, balance, dueDate, unreadable } = invoice;
  return (
    <section class="facts" aria-label={t('facts.heading', { number })}>
      <div class="heading">
        <h2 tabIndex={-1} ref={headingRef}>
          {rich('facts.heading', { number: <span class="number">{number}</span> })}
        </h2>
        <span class={isListed(invoiceStatusSchema, status) ? `badge ${status}` : 'badge'}>
          {statusWords(status)}
        </span>
      </div>
      {company !== undefined && (
        <p class="company">
          <bdi>{company}</bdi>
        </p>
      )}
      <dl>
        <dt>{t('facts.total')}</dt>
        <dd>{formatMoney(total)}</dd>
        <dt>{t('facts.paid')}</dt>
        <dd>{formatMoney(paid)}</dd>
        <dt class="balance">{t('facts.balance')}</dt>
        <dd class="balance">{formatMoney(balance)}</dd>
        {dueDate !== undefined && (
          <>
            <dt>{t('facts.due')}</dt>
            <dd>
              <time dateTime={dueDate}>{formatDay(dueDate)}</time>
            </dd>
          </>
        )}
      </dl>
      {invoice.payments.filter(canStillFail).map(({ id, amount }) => (
        <p key={id} class="hint">
          {t('facts.unsettled', { amount: formatMoney(amount) })}
        </p>
      ))}
      {invoice.payments.map(
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
    </section>
  );
}
