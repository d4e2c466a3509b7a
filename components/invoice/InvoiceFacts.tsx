/** The invoice at a glance, in its own currency. */
import type { Ref } from 'preact';
import { plural, t } from '../../lib/i18n/translate.ts';
import { formatMoney } from '../../lib/money/money.ts';
import { refundBadge, refundedOn } from '../../lib/protocol/refunded.ts';
import type { ReadyView } from '../../lib/protocol/views.ts';
import { invoiceStatusSchema } from '../../lib/wisepay/schemas/invoice.ts';
import { isListed } from '../../lib/wisepay/schemas/open-values.ts';
import { totalWords } from '../words/amount-words.ts';
import { formatDay, statusWords } from '../words/invoice-words.ts';
import { rich } from '../words/rich.tsx';
import { dayAt, daysOverdue } from './overdue.ts';
import { PaymentNotes } from './PaymentNotes.tsx';
import { StatusNote } from './StatusNote.tsx';

export interface InvoiceFactsProps {
  readonly view: ReadyView;
  /** Takes the focus when the element that had it is gone. */
  readonly headingRef: Ref<HTMLHeadingElement>;
}

export function InvoiceFacts({ view, headingRef }: InvoiceFactsProps) {
  const { invoice } = view;
  const { number, company, status, total, paid, balance, dueDate } = invoice;
  const refund = refundBadge(invoice);
  return (
    <section class="facts" aria-label={t('facts.heading', { number })}>
      <div class="heading">
        <h2 tabIndex={-1} ref={headingRef}>
          {rich('facts.heading', { number: <span class="number">{number}</span> })}
        </h2>
        <span class="badges">
          <span class={isListed(invoiceStatusSchema, status) ? `badge ${status}` : 'badge'}>
            {statusWords(status)}
          </span>
          {refund !== undefined && <span class={`badge ${refund}`}>{t(`facts.badge.${refund}`)}</span>}
        </span>
      </div>
      {company !== undefined && (
        <p class="company">
          <bdi>{company}</bdi>
        </p>
      )}
      <StatusNote view={view} />
      <dl>
        <dt>{t('facts.total')}</dt>
        <dd>{formatMoney(total)}</dd>
        <dt>{t('facts.paid')}</dt>
        <dd>{formatMoney(paid)}</dd>
        <RefundedFact invoice={invoice} />
        <dt class="balance">{t('facts.balance')}</dt>
        <dd class="balance">{formatMoney(balance)}</dd>
        {dueDate !== undefined && <DueFact invoice={invoice} dueDate={dueDate} />}
      </dl>
      <PaymentNotes invoice={invoice} />
    </section>
  );
}

function RefundedFact({ invoice }: Pick<ReadyView, 'invoice'>) {
  const refunded = refundedOn(invoice);
  if (refunded === undefined) return null;
  const { surcharge, pending } = refunded;
  return (
    <>
      <dt>{t(surcharge === undefined ? 'facts.refundedWithoutSurcharge' : 'facts.refunded')}</dt>
      <dd>
        {totalWords(refunded)}
        {pending !== undefined && pending.value > 0 && (
          <span class="more">{t('facts.refundPending', { amount: formatMoney(pending) })}</span>
        )}
      </dd>
    </>
  );
}

/** Invoices in these states wait for no payment. */
const closed: readonly string[] = ['paid', 'fixed', 'cancelled', 'deleted', 'overpayment'];

interface DueFactProps {
  readonly invoice: ReadyView['invoice'];
  readonly dueDate: string;
}

function DueFact({ invoice: { balance, status }, dueDate }: DueFactProps) {
  const isOwed = balance.value > 0 && !closed.includes(status);
  const days = isOwed ? daysOverdue(dueDate, dayAt(new Date())) : 0;
  return (
    <>
      <dt>{t('facts.due')}</dt>
      <dd>
        <time dateTime={dueDate}>{formatDay(dueDate)}</time>
        {days > 0 && <span class="more overdue">{plural('facts.overdue', days)}</span>}
      </dd>
    </>
  );
}
