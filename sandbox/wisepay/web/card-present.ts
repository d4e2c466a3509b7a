/** The card-present screen: send a payment to a terminal and follow it. */
import { type Context, Hono } from 'hono';
import { accessOf, type User } from '../access.ts';
import { isOpen, payableOn } from '../ledger/amounts.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { invoiceById } from '../ledger/lookup.ts';
import type { InvoiceRecord } from '../ledger/records.ts';
import { surchargeRangeFor, surchargeRulesOf } from '../ledger/surcharges.ts';
import { cancelTerminalPayment, startTerminalPayment } from '../ledger/terminals/terminal-payments.ts';
import { terminalStates } from '../ledger/terminals/terminals.ts';
import { Refusal } from '../problem.ts';
import { parseAmount } from './amount-text.ts';
import { followPage, startPage } from './card-present-pages.ts';
import { formFields } from './forms.ts';
import { messagePage } from './pages.ts';
import type { WebEnv } from './web-env.ts';

/** Texts for the user, by the code of the refusal. */
const problems: Readonly<Record<string, string>> = {
  amount_invalid: 'Enter an amount above zero and up to the amount due.',
  amount_above_balance: 'Enter an amount above zero and up to the amount due.',
  terminal_busy: 'That terminal is busy with another payment.',
  terminal_offline: 'That terminal is offline.',
  terminal_unknown: 'Choose a terminal.',
  invoice_changed: 'The invoice has changed in the meantime. Check the amounts and send again.',
  invoice_paid: 'Nothing is left to pay on this invoice.',
  invoice_void: 'There is nothing to pay on this invoice.',
};

/** `/terminal/{invoice}` and, for a payment that was sent, `/terminal/{invoice}/{payment}`. */
export function cardPresentRoutes(ledger: Ledger): Hono<WebEnv> {
  const app = new Hono<WebEnv>();

  app.get('/terminal/:invoiceId', (context) => {
    const entered = enter(context, ledger);
    if (!('user' in entered)) return entered;
    const { invoice } = entered;
    const open = invoice.terminalPayments.find(isOpen);
    if (open) return context.redirect(pathOf(invoice, open.id), 303);
    return showStart(context, ledger, invoice, context.req.query());
  });

  app.post('/terminal/:invoiceId', async (context) => {
    const entered = enter(context, ledger);
    if (!('user' in entered)) return entered;
    const { invoice, user } = entered;
    const fields = await formFields(context);
    try {
      const id = startTerminalPayment(ledger, {
        invoiceId: invoice.id,
        terminalId: fields['terminal'] ?? '',
        amount: parseAmount(fields['amount'] ?? '', invoice.total.currency) ?? {
          value: 0,
          currency: invoice.total.currency,
        },
        invoiceVersion: fields['invoiceVersion'] ?? '',
        by: user.name,
      });
      return context.redirect(pathOf(invoice, id), 303);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { code, params } = error.problem;
      if (code === 'payment_open')
        return context.redirect(pathOf(invoice, String(params?.['terminalPaymentId'])), 303);
      return showStart(context, ledger, invoice, fields, problems[code] ?? code);
    }
  });

  app.get('/terminal/:invoiceId/:id', (context) => {
    const entered = enter(context, ledger);
    if (!('user' in entered)) return entered;
    const { invoice } = entered;
    const terminalPayment = invoice.terminalPayments.find(({ id }) => id === context.req.param('id'));
    if (!terminalPayment)
      return context.html(messagePage('Not found', 'There is no such payment.', context.var.member), 404);
    if (isOpen(terminalPayment)) context.header('Refresh', '1');
    return context.html(
      followPage(invoice, terminalPayment, pathOf(invoice, terminalPayment.id), context.var.member),
    );
  });

  app.post('/terminal/:invoiceId/:id/cancel', (context) => {
    const entered = enter(context, ledger);
    if (!('user' in entered)) return entered;
    const id = context.req.param('id');
    try {
      cancelTerminalPayment(ledger, id);
    } catch (error) {
      // Too late, or no such payment: the page shows the current state.
      if (!(error instanceof Refusal)) throw error;
    }
    return context.redirect(pathOf(entered.invoice, id), 303);
  });

  return app;
}

/** The user and the invoice, if the user may take payments on it; otherwise the answer that says why not. */
function enter(context: Context<WebEnv>, ledger: Ledger) {
  const { member } = context.var;
  if (!member) return context.redirect(`/login?${new URLSearchParams({ return: context.req.path })}`, 303);
  const access = accessOf(member);
  if (!access.allowed) {
    const text = 'Taking payments needs an active WisePay admin user.';
    return context.html(messagePage('No access', text, member), 403);
  }
  const invoice = invoiceById(ledger.state, context.req.param('invoiceId') ?? '');
  if (!invoice) return context.html(messagePage('Not found', 'There is no such invoice.', member), 404);
  const entered: { readonly user: User; readonly invoice: InvoiceRecord } = { user: access.user, invoice };
  return entered;
}

function showStart(
  context: Context<WebEnv>,
  ledger: Ledger,
  invoice: InvoiceRecord,
  fields: Readonly<Record<string, string>>,
  problem?: string,
) {
  const payable = payableOn(invoice);
  if (payable.value === 0) {
    const text = problems['invoice_paid'] ?? '';
    return context.html(messagePage('Nothing to pay', text, context.var.member), 409);
  }
  const typed = fields['amount'] === undefined ? payable : parseAmount(fields['amount'], payable.currency);
  const fits = typed !== undefined && typed.value > 0 && typed.value <= payable.value;
  const shownProblem = problem ?? (fits ? undefined : problems['amount_invalid']);
  const amount = fits ? typed : payable;
  const page = startPage({
    invoice,
    due: payable,
    amount,
    surcharge: surchargeRangeFor(surchargeRulesOf(ledger.state, invoice), 'card', amount),
    terminals: terminalStates(ledger.state),
    terminalId: fields['terminal'],
    problem: shownProblem,
    member: context.var.member,
  });
  return context.html(page, shownProblem ? 422 : 200);
}

function pathOf({ id }: InvoiceRecord, terminalPaymentId: string): string {
  return `/terminal/${encodeURIComponent(id)}/${encodeURIComponent(terminalPaymentId)}`;
}
