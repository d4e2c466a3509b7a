/** Taking a payment: the payments screen and the link that the payer can use. */
import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { accessOf } from '../access.ts';
import { balanceOf, isOpen, payableOn } from '../ledger/amounts.ts';
import type { Ledger } from '../ledger/ledger.ts';
import {
  findPaymentSession,
  isExpired,
  openPaymentSession,
  payWithSession,
} from '../ledger/payment-sessions.ts';
import type { InvoiceRecord, PaymentSessionRecord } from '../ledger/records.ts';
import { parseAmount } from './amount-text.ts';
import { formFields } from './forms.ts';
import { messagePage } from './pages.ts';
import { type MethodKind, parseDetails } from './payment-details.ts';
import { paymentPage } from './payment-page.ts';
import type { WebEnv } from './web-env.ts';

const methodSchema = v.fallback(v.picklist(['card', 'bank_debit']), 'card');

const problems = {
  invoice_changed: 'The invoice has changed in the meantime. Check the amounts and pay again.',
  amount_not_payable: 'Enter an amount above zero and up to the amount due.',
};

export function paymentRoutes(ledger: Ledger): Hono<WebEnv> {
  const app = new Hono<WebEnv>();

  app.get('/link/:token', (c) => {
    const invoice = ledger.state.invoices.find(({ linkToken }) => linkToken === c.req.param('token'));
    if (!invoice) return c.html(messagePage('Not found', 'This payment link does not exist.'), 404);
    const session = openPaymentSession(ledger, invoice.id, { kind: 'payer' });
    return c.redirect(`/pay/${session.id}`, 303);
  });

  app.get('/pay/:id', (c) => {
    const opened = open(c, ledger, c.req.param('id'));
    if (opened instanceof Response || opened instanceof Promise) return opened;
    const method = v.parse(methodSchema, c.req.query('method'));
    return showPage(c, opened.invoice, { method, amountField: c.req.query('amount') });
  });

  app.post('/pay/:id', async (c) => {
    const opened = open(c, ledger, c.req.param('id'));
    if (opened instanceof Response || opened instanceof Promise) return opened;
    const { session, invoice } = opened;
    const fields = await formFields(c);
    const method = v.parse(methodSchema, fields['method']);
    const shown = { method, amountField: fields['amount'], fields };
    const amount = parseAmount(fields['amount'] ?? '', invoice.total.currency);
    if (!amount) return showPage(c, invoice, { ...shown, problem: problems.amount_not_payable });
    const details = parseDetails(method, fields);
    if ('problem' in details) return showPage(c, invoice, { ...shown, problem: details.problem });
    const result = payWithSession(ledger, session.id, {
      method: details.method,
      amount,
      by: payerName(session, invoice),
      invoiceVersion: Number(fields['invoiceVersion']),
    });
    switch (result.kind) {
      case 'paid':
        return c.redirect(`/receipts/${result.payment.id}`, 303);
      case 'expired':
        return expiredPage(c);
      default:
        return showPage(c, invoice, { ...shown, problem: problems[result.kind] });
    }
  });

  return app;
}

/** The session and its invoice if a payment can be taken now; otherwise the answer that says why not. */
function open(c: Context<WebEnv>, ledger: Ledger, id: string) {
  const { member } = c.var;
  const found = findPaymentSession(ledger.state, id);
  if (!found) return c.html(messagePage('Not found', 'This payment page does not exist.', member), 404);
  const { session, invoice } = found;
  if (session.openedBy.kind === 'user') {
    if (!member) return c.redirect(`/login?${new URLSearchParams({ return: c.req.path })}`, 303);
    if (!accessOf(member).allowed) {
      const text = 'Taking payments needs an active WisePay admin user.';
      return c.html(messagePage('No access', text, member), 403);
    }
  }
  if (session.paymentId) return c.redirect(`/receipts/${session.paymentId}`, 303);
  if (isExpired(session, ledger.now())) return expiredPage(c);
  if (payableOn(invoice).value === 0) {
    if (invoice.terminalPayments.some(isOpen)) {
      const text = `A card terminal is waiting for the payment of invoice ${invoice.number}. Nothing else is left to pay.`;
      return c.html(messagePage('Waiting for a card', text, member), 409);
    }
    const text = `Nothing is left to pay on invoice ${invoice.number}. You can close this tab and return to PSA.`;
    return c.html(messagePage('Already paid', text, member), 409);
  }
  return found;
}

function expiredPage(c: Context<WebEnv>) {
  const text = 'Payment pages stay open for 15 minutes. Nothing was charged. Open it again from PSA.';
  return c.html(messagePage('This payment page has expired', text, c.var.member), 410);
}

interface Shown {
  readonly method: MethodKind;
  /** The amount as typed; the whole balance when there is none. */
  readonly amountField: string | undefined;
  readonly fields?: Readonly<Record<string, string>>;
  readonly problem?: string;
}

function showPage(c: Context<WebEnv>, invoice: InvoiceRecord, { amountField, ...shown }: Shown) {
  const payable = payableOn(invoice);
  const typed = amountField === undefined ? payable : parseAmount(amountField, payable.currency);
  const fits = typed !== undefined && typed.value > 0 && typed.value <= payable.value;
  const problem = shown.problem ?? (fits ? undefined : problems.amount_not_payable);
  const page = paymentPage({
    ...shown,
    invoice,
    due: balanceOf(invoice),
    amount: fits ? typed : payable,
    problem,
    member: c.var.member,
  });
  return c.html(page, problem ? 422 : 200);
}

function payerName({ openedBy }: PaymentSessionRecord, { payer, company }: InvoiceRecord): string {
  return openedBy.kind === 'user' ? openedBy.name : (payer?.name ?? company);
}
