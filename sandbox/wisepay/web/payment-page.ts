/** The page of the payments screen. */
import { html } from 'hono/html';
import { type Money, toDecimalText } from '#lib/money/money.ts';
import type { SeedMember } from '../../seed/members.ts';
import { sum } from '../ledger/arithmetic.ts';
import type { InvoiceRecord } from '../ledger/records.ts';
import type { Range } from '../ledger/surcharges.ts';
import { amountText } from './amount-text.ts';
import { rangeText, upToText } from './charge-text.ts';
import { type Html, page } from './pages.ts';
import { type MethodKind, testDetails } from './payment-details.ts';
import { scheduledNote } from './scheduled-note.ts';

/** The data of the payments screen. */
export interface PaymentPage {
  readonly invoice: InvoiceRecord;
  /** The amount due. */
  readonly due: Money;
  /** The amount to pay now, without the surcharge. */
  readonly amount: Money;
  /** The possible surcharges. */
  readonly surcharge: Range;
  readonly method: MethodKind;
  /** What was typed before; by default, the sandbox's test details. */
  readonly fields?: Readonly<Record<string, string>>;
  /** The problem to show to the user. */
  readonly problem?: string | undefined;
  readonly member: SeedMember | undefined;
}

/** Shows amount, surcharge and total first, then the details; the button names exactly what will be charged. */
export function paymentPage(view: PaymentPage): Html {
  const { invoice, due, amount, surcharge, method, problem, member } = view;
  const total = rangeText({
    least: sum(amount.currency, [amount, surcharge.least]),
    most: sum(amount.currency, [amount, surcharge.most]),
  });
  return page(
    `Pay invoice ${invoice.number}`,
    html`<h1>Invoice ${invoice.number}</h1>
      <p class="muted">${invoice.company}</p>
      ${problem && html`<p role="alert">${problem}</p>`}
      ${scheduledNote(invoice)}
      <nav aria-label="Payment method">
        ${methodLink('card', 'Card', view)} ${methodLink('bank_debit', 'Bank debit', view)}
        ${methodLink('wallet', 'Wallet', view)}
      </nav>
      <form method="get" class="row">
        <input type="hidden" name="method" value="${method}" />
        <label>
          Amount (${amount.currency})
          <input name="amount" inputmode="decimal" required value="${toDecimalText(amount)}" />
        </label>
        <button class="quiet">Update</button>
      </form>
      <dl>
        <dt>Amount due</dt><dd>${amountText(due)}</dd>
        <dt>Amount to pay</dt><dd>${amountText(amount)}</dd>
        <dt>${method === 'card' ? 'Card surcharge' : 'Surcharge'}</dt><dd>${upToText(surcharge)}</dd>
        <dt class="total">Total</dt><dd class="total">${total}</dd>
      </dl>
      <form method="post">
        <input type="hidden" name="method" value="${method}" />
        <input type="hidden" name="amount" value="${toDecimalText(amount)}" />
        <input type="hidden" name="invoiceVersion" value="${invoice.version}" />
        ${method === 'card' && cardFields(view)}${method === 'bank_debit' && bankFields(view)}
        <button class="wide">Pay ${total}</button>
      </form>
      <p class="muted">This is a sandbox: test details are filled in and no money moves.</p>`,
    member,
  );
}

function methodLink(kind: MethodKind, label: string, { method, amount }: PaymentPage): Html {
  const query = new URLSearchParams({ method: kind, amount: toDecimalText(amount) });
  return kind === method
    ? html`<a href="?${query}" aria-current="true">${label}</a>`
    : html`<a href="?${query}">${label}</a>`;
}

function cardFields(view: PaymentPage): Html {
  return html`${field(view, 'cardNumber', 'Card number', 'cc-number')}
    <div class="row">
      ${field(view, 'expiry', 'Expiry', 'cc-exp')} ${field(view, 'securityCode', 'Security code', 'cc-csc')}
    </div>
    ${field(view, 'cardName', 'Name on card', 'cc-name')}`;
}

function bankFields(view: PaymentPage): Html {
  return html`${field(view, 'accountName', 'Account holder', 'name')}
    ${field(view, 'routingNumber', 'Routing number', 'off')}
    ${field(view, 'accountNumber', 'Account number', 'off')}`;
}

function field(
  { fields = testDetails }: PaymentPage,
  name: string,
  label: string,
  autocomplete: string,
): Html {
  return html`<label>
    ${label}
    <input name="${name}" autocomplete="${autocomplete}" required value="${fields[name] ?? ''}" />
  </label>`;
}
