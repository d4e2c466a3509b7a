/** Receipts: for signed-in users, and for payers who used the payment link. */
import { Hono } from 'hono';
import { html } from 'hono/html';
import { methodText } from '../ledger/activity.ts';
import { sum } from '../ledger/arithmetic.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { findPayment } from '../ledger/payments/payment-changes.ts';
import type { InvoiceRecord, LedgerState, PaymentRecord, TerminalPaymentRecord } from '../ledger/records.ts';
import { amountText } from './amount-text.ts';
import { type Html, messagePage, page } from './pages.ts';
import { timeText } from './time-text.ts';
import type { WebEnv } from './web-env.ts';

/** `/receipts/{payment}`. */
export function receiptRoutes(ledger: Ledger): Hono<WebEnv> {
  const app = new Hono<WebEnv>();
  app.get('/receipts/:id', (context) => {
    const { member } = context.var;
    const id = context.req.param('id');
    const found = findPayment(ledger.state, id);
    if (!member && !(found && wasPaidByLink(ledger.state, id))) {
      return context.redirect(`/login?${new URLSearchParams({ return: context.req.path })}`, 303);
    }
    if (!found) return context.html(messagePage('Not found', 'There is no such receipt.', member), 404);
    return context.html(page('Receipt', receipt(found.invoice, found.payment, member !== undefined), member));
  });
  return app;
}

/** A payer who used the payment link has no login, and the ID of their payment is unguessable. */
function wasPaidByLink({ paymentSessions }: LedgerState, paymentId: string): boolean {
  return paymentSessions.some(
    (session) => session.paymentId === paymentId && session.openedBy.kind === 'payer',
  );
}

function receipt(invoice: InvoiceRecord, payment: PaymentRecord, forStaff: boolean): Html {
  const { amount, surcharge, method, at, id, terminalPaymentId } = payment;
  const takenBy = invoice.terminalPayments.find((each) => each.id === terminalPaymentId);
  return html`<h1>Payment received</h1>
    <p class="muted">Invoice ${invoice.number}, ${invoice.company}</p>
    <dl>
      <dt>Amount</dt><dd>${amountText(amount)}</dd>
      <dt>Surcharge</dt><dd>${amountText(surcharge)}</dd>
      <dt class="total">Total</dt><dd class="total">${amountText(sum(amount.currency, [amount, surcharge]))}</dd>
      <dt>Paid with</dt><dd>${methodText(method)}</dd>
      ${takenBy && terminalLines(takenBy)}
      <dt>Date</dt><dd><time datetime="${at}">${timeText(at)}</time></dd>
      <dt>Reference</dt><dd>${id}</dd>
    </dl>
    <p>${forStaff ? 'You can close this tab and return to PSA.' : 'You can close this page.'}</p>`;
}

function terminalLines({ terminal, approvalCode }: TerminalPaymentRecord): Html {
  return html`<dt>Terminal</dt><dd>${terminal.label}</dd>
    <dt>Approval code</dt><dd>${approvalCode}</dd>`;
}
