/** The invoice at a glance, in its own currency. */
import { formatMoney } from '../lib/money.ts';
import type { ReadyView } from '../lib/pod/views.ts';
import type { Payment } from '../lib/wisepay/schemas/payment.ts';
import { formatDay, statusWords } from './words/invoice-words.ts';

/** A bank debit can bounce after the invoice counts as paid. */
function canStillFail({ method, state }: Payment): boolean {
  return method.kind === 'bank_debit' && state === 'pending';
}

export function InvoiceFacts({ invoice }: { readonly invoice: ReadyView['invoice'] }) {
  const { number, company, status, total, paid, balance, dueDate } = invoice;
  return (
    <section class="facts" aria-label={`Invoice ${number}`}>
      <div class="heading">
        <h2>
          Invoice <span class="number">{number}</span>
        </h2>
        <span class={`badge ${status}`}>{statusWords[status]}</span>
      </div>
      <p class="company">{company}</p>
      <dl>
        <dt>Total</dt>
        <dd>{formatMoney(total)}</dd>
        <dt>Paid</dt>
        <dd>{formatMoney(paid)}</dd>
        <dt class="balance">Balance</dt>
        <dd class="balance">{formatMoney(balance)}</dd>
        <dt>Due</dt>
        <dd>
          <time dateTime={dueDate}>{formatDay(dueDate)}</time>
        </dd>
      </dl>
      {invoice.payments.filter(canStillFail).map(({ id, amount }) => (
        <p key={id} class="hint">
          {formatMoney(amount)} by bank debit is not settled yet. It can still fail.
        </p>
      ))}
    </section>
  );
}
