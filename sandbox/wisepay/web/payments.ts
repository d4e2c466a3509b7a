/** Takes a payment: the payments screen and the payment link. */
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
} from '../ledger/payments/payment-sessions.ts';
import type { InvoiceRecord, PaymentSessionRecord } from '../ledger/records.ts';
import { surchargeRangeFor, surchargeRulesOf } from '../ledger/surcharges.ts';
import { parseAmount } from './amount-text.ts';
import { formFields } from './forms.ts';
import { messagePage } from './pages.ts';
import { type MethodKind, parseDetails } from './payment-details.ts';
import { paymentPage } from './payment-page.ts';
import type { WebEnv } from './web-env.ts';

const methodSchema = v.fallback(v.picklist(['card', 'bank_debit', 'wallet']), 'card');

const problems = {
  invoice_changed: 'The invoice has changed in the meantime. Check the amounts and pay again.',
  amount_not_payable: 'Enter an amount above zero and up to the amount due.',
};

/** `/link/{token}`, which redirects to `/pay/{session}`, and that page. */
export function paymentRoutes(ledger: Ledger): Hono<WebEnv> {
  const app = new Hono<WebEnv>();

  app.get('/link/:token', (context) => {
    const invoice = ledger.state.invoices.find(({ linkToken }) => linkToken === context.req.param('token'));
    if (!invoice) return context.html(messagePage('Not found', 'This payment link does not exist.'), 404);
    const session = openPaymentSession(ledger, invoice.id, { kind: 'payer' });
    return context.redirect(`/pay/${session.id}`, 303);
  });

  app.get('/pay/:id', (context) => {
    const opened = open(context, ledger, context.req.param('id'));
    if (opened instanceof Response || opened instanceof Promise) return opened;
    const method = v.parse(methodSchema, context.req.query('method'));
    return showPage(context, ledger, opened.invoice, { method, amountField: context.req.query('amount') });
  });

  app.post('/pay/:id', async (context) => {
    const opened = open(context, ledger, context.req.param('id'));
    if (opened instanceof Response || opened instanceof Promise) return opened;
    const { session, invoice } = opened;
    const fields = await formFields(context);
    const method = v.parse(methodSchema, fields['method']);
    const shown = { method, amountField: fields['amount'], fields };
    const amount = parseAmount(fields['amount'] ?? '', invoice.total.currency);
    if (!amount)
      return showPage(context, ledger, invoice, { ...shown, problem: problems.amount_not_payable });
    const details = parseDetails(method, fields);
    if ('problem' in details)
      return showPage(context, ledger, invoice, { ...shown, problem: details.problem });
    const result = payWithSession(ledger, session.id, {
      method: details.method,
      amount,
      by: payerName(session, invoice),
      invoiceVersion: Number(fields['invoiceVersion']),
    });
    switch (result.kind) {
      case 'paid':
        return context.redirect(`/receipts/${result.payment.id}`, 303);
      case 'expired':
        return expiredPage(context);
      default:
        return showPage(context, ledger, invoice, { ...shown, problem: problems[result.kind] });
    }
  });

  return app;
}

/** The session and its invoice if a payment can be taken now; otherwise the answer that says why not. */
function open(context: Context<WebEnv>, ledger: Ledger, id: string) {
  const { member } = context.var;
  const found = findPaymentSession(ledger.state, id);
  if (!found) return context.html(messagePage('Not found', 'This payment page does not exist.', member), 404);
  const { session, invoice } = found;
  if (session.openedBy.kind === 'user') {
    if (!member) return context.redirect(`/login?${new URLSearchParams({ return: context.req.path })}`, 303);
    if (!accessOf(member).allowed) {
      const text = 'Taking payments needs an active WisePay admin user.';
      return context.html(messagePage('No access', text, member), 403);
    }
  }
  if (session.paymentId) return context.redirect(`/receipts/${session.paymentId}`, 303);
  if (isExpired(session, ledger.now())) return expiredPage(context);
  if (payableOn(invoice).value === 0) {
    if (invoice.terminalPayments.some(isOpen)) {
      const text = `A card terminal is waiting for the payment of invoice ${invoice.number}. Nothing else is left to pay.`;
      return context.html(messagePage('Waiting for a card', text, member), 409);
    }
    const text = `Nothing is left to pay on invoice ${invoice.number}. You can close this tab and return to PSA.`;
    return context.html(messagePage('Already paid', text, member), 409);
  }
  return found;
}

function expiredPage(context: Context<WebEnv>) {
  const text = 'Nothing was charged. Open it again from PSA.';
  return context.html(messagePage('This payment page has expired', text, context.var.member), 410);
}

interface Shown {
  readonly method: MethodKind;
  /** The amount as typed; undefined for all that may be paid now. */
  readonly amountField: string | undefined;
  readonly fields?: Readonly<Record<string, string>>;
  readonly problem?: string;
}

function showPage(
  context: Context<WebEnv>,
  ledger: Ledger,
  invoice: InvoiceRecord,
  { amountField, ...shown }: Shown,
) {
  const payable = payableOn(invoice);
  const typed = amountField === undefined ? payable : parseAmount(amountField, payable.currency);
  const fits = typed !== undefined && typed.value > 0 && typed.value <= payable.value;
  const problem = shown.problem ?? (fits ? undefined : problems.amount_not_payable);
  const amount = fits ? typed : payable;
  const page = paymentPage({
    ...shown,
    invoice,
    due: balanceOf(invoice),
    amount,
    surcharge: surchargeRangeFor(surchargeRulesOf(ledger.state, invoice), shown.method, amount),
    problem,
    member: context.var.member,
  });
  return context.html(page, problem ? 422 : 200);
}

function payerName({ openedBy }: PaymentSessionRecord, { payer, company }: InvoiceRecord): string {
  return openedBy.kind === 'user' ? openedBy.name : (payer?.name ?? company);
}
