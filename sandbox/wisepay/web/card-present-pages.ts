/** The pages of the card-present screen. */
import { html } from 'hono/html';
import { type Money, toDecimalText } from '#lib/money/money.ts';
import type { Invoice } from '#lib/wisepay/schemas/invoice.ts';
import type { SeedMember } from '../../seed/members.ts';
import { isOpen } from '../ledger/amounts.ts';
import { sum } from '../ledger/arithmetic.ts';
import type { InvoiceRecord, TerminalPaymentRecord } from '../ledger/records.ts';
import type { Range } from '../ledger/surcharges.ts';
import { amountText } from './amount-text.ts';
import { chargeText, rangeText, upToText } from './charge-text.ts';
import { type Html, page } from './pages.ts';
import { scheduledNote } from './scheduled-note.ts';

/** The data of the page before sending. */
export interface StartPage {
  readonly invoice: InvoiceRecord;
  /** The amount due. */
  readonly due: Money;
  /** The amount to pay now, without the surcharge. */
  readonly amount: Money;
  /** The possible surcharges. */
  readonly surcharge: Range;
  readonly terminals: Invoice['terminals'];
  /** The ID of the terminal that was chosen before. */
  readonly terminalId: string | undefined;
  /** The problem to show to the user. */
  readonly problem: string | undefined;
  readonly member: SeedMember | undefined;
}

/** Shows amount, surcharge and total before anything is sent; the button names exactly what will be charged. */
export function startPage(view: StartPage): Html {
  const { invoice, due, amount, surcharge, problem, member, ...choice } = view;
  const total = rangeText({
    least: sum(amount.currency, [amount, surcharge.least]),
    most: sum(amount.currency, [amount, surcharge.most]),
  });
  return page(
    `Take a card for invoice ${invoice.number}`,
    html`<h1>Invoice ${invoice.number}</h1>
      <p class="muted">${invoice.company}</p>
      ${problem && html`<p role="alert">${problem}</p>`}
      ${scheduledNote(invoice)}
      <form method="post">
        <input type="hidden" name="invoiceVersion" value="${invoice.version}" />
        ${terminalField(choice)}
        <div class="row">
          <label>
            Amount (${amount.currency})
            <input name="amount" inputmode="decimal" required value="${toDecimalText(amount)}" />
          </label>
          <button class="quiet" formmethod="get">Update</button>
        </div>
        <dl>
          <dt>Amount due</dt><dd>${amountText(due)}</dd>
          <dt>Amount to pay</dt><dd>${amountText(amount)}</dd>
          <dt>Card surcharge</dt><dd>${upToText(surcharge)}</dd>
          <dt class="total">Total</dt><dd class="total">${total}</dd>
        </dl>
        <button class="wide">Send ${total} to terminal</button>
      </form>`,
    member,
  );
}

function terminalField({ terminals, terminalId }: Pick<StartPage, 'terminals' | 'terminalId'>): Html {
  if (terminals.length === 0) return html`<p role="note">There is no terminal for this merchant.</p>`;
  return html`<label>
    Terminal
    <select name="terminal">
      ${terminals.map(({ id, label, state }) => {
        const attributes = [state === 'ready' ? '' : 'disabled', id === terminalId ? 'selected' : ''];
        return html`<option value="${id}" ${attributes.join(' ')}>${label} (${state})</option>`;
      })}
    </select>
  </label>`;
}

const titles: Readonly<Record<TerminalPaymentRecord['state'], string>> = {
  pending: 'Sending to the terminal',
  waiting_for_card: 'Waiting for a card',
  authorising: 'Asking the bank',
  declined: 'The card was declined',
  approved: 'Payment received',
  partially_approved: 'A part was paid',
  cancelled: 'Cancelled',
  timed_out: 'No card was presented in time',
  failed: 'The terminal lost its connection',
};

/**
 * The current state of a payment that was sent.
 * @param path where the payment is followed; cancelling posts below it
 */
export function followPage(
  invoice: InvoiceRecord,
  terminalPayment: TerminalPaymentRecord,
  path: string,
  member: SeedMember | undefined,
): Html {
  const { state, terminal, approved, reason, cancelRequested, paymentId } = terminalPayment;
  return page(
    titles[state],
    html`<h1>${titles[state]}</h1>
      <p class="muted">Invoice ${invoice.number}, ${invoice.company}</p>
      <dl>
        <dt>Terminal</dt><dd>${terminal.label}</dd>
        <dt>Total</dt><dd>${chargeText(terminalPayment)}</dd>
        ${approved && html`<dt>Paid</dt><dd>${amountText(approved)}</dd>`}
        ${reason && html`<dt>Reason</dt><dd>${reason.replaceAll('_', ' ')}</dd>`}
      </dl>
      ${isOpen(terminalPayment) && cancelForm(path, cancelRequested)}
      ${paymentId && html`<p><a href="/receipts/${paymentId}">Receipt</a></p>`}
      ${
        !isOpen(terminalPayment) &&
        html`<p><a href="/terminal/${invoice.id}">Back to the invoice</a>, or close this tab and return to PSA.</p>`
      }`,
    member,
  );
}

function cancelForm(path: string, cancelRequested: boolean): Html {
  if (cancelRequested) return html`<p>The terminal was told to cancel.</p>`;
  return html`<form method="post" action="${path}/cancel"><button class="quiet">Cancel</button></form>`;
}
