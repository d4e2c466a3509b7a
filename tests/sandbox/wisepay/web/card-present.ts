/** The card-present screen: send a payment to a terminal and follow it. */
import { type Context, Hono } from 'hono';
import { accessOf, type User } from '../access.ts';
import { isOpen, payableOn } from '../ledger/amounts.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { invoiceById } from '../ledger/lookup.ts';
import type { InvoiceRecord } from '../ledger/records.ts';
import { cancelTerminalPayment, startTerminalPayment } from '../ledger/terminal-payments.ts';
import { terminalStates } from '../ledger/terminals.ts';
import { Refusal } from '../problem.ts';
import { parseAmount } from './amount-text.ts';
import { followPage, startPage } from './card-present-pages.ts';
import { formFields } from './forms.ts';
import { messagePage } from './pages.ts';
import type { WebEnv } from './web-env.ts';

/** What to tell the person, by the code of the refusal. */
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

export function cardPresentRoutes(ledger: Ledger): Hono<WebEnv> {
  const app = new Hono<WebEnv>();

  app.get('/terminal/:invoiceId', (c) => {
    const entered = enter(c, ledger);
    if (!('user' in entered)) return entered;
    const { invoice } = entered;
    const open = invoice.terminalPayments.find(isOpen);
    if (open) return c.redirect(pathOf(invoice, open.id), 303);
    return showStart(c, ledger, invoice, c.req.query());
  });

  app.post('/terminal/:invoiceId', async (c) => {
    const entered = enter(c, ledger);
    if (!('user' in entered)) return entered;
    const { invoice, user } = entered;
    const fields = await formFields(c);
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
      return c.redirect(pathOf(invoice, id), 303);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { code, params } = error.problem;
      if (code === 'payment_open')
        return c.redirect(pathOf(invoice, String(params?.['terminalPaymentId'])), 303);
      return showStart(c, ledger, invoice, fields, problems[code] ?? code);
    }
  });

  app.get('/terminal/:invoiceId/:id', (c) => {
    const entered = enter(c, ledger);
    if (!('user' in entered)) return entered;
    const { invoice } = entered;
    const terminalPayment = invoice.terminalPayments.find(({ id }) => id === c.req.param('id'));
    if (!terminalPayment)
      return c.html(messagePage('Not found', 'There is no such payment.', c.var.member), 404);
    if (isOpen(terminalPayment)) c.header('Refresh', '1');
    return c.html(followPage(invoice, terminalPayment, pathOf(invoice, terminalPayment.id), c.var.member));
  });

  app.post('/terminal/:invoiceId/:id/cancel', (c) => {
    const entered = enter(c, ledger);
    if (!('user' in entered)) return entered;
    const id = c.req.param('id');
    try {
      cancelTerminalPayment(ledger, id);
    } catch (error) {
      // Too late, or no such payment: the page says what there is.
      if (!(error instanceof Refusal)) throw error;
    }
    return c.redirect(pathOf(entered.invoice, id), 303);
  });

  return app;
}

/** Who came for which invoice, if they may take payments on it; otherwise the answer that says why not. */
function enter(c: Context<WebEnv>, ledger: Ledger) {
  const { member } = c.var;
  if (!member) return c.redirect(`/login?${new URLSearchParams({ return: c.req.path })}`, 303);
  const access = accessOf(member);
  if (!access.allowed) {
    const text = 'Taking payments needs an active WisePay admin user.';
    return c.html(messagePage('No access', text, member), 403);
  }
  const invoice = invoiceById(ledger.state, c.req.param('invoiceId') ?? '');
  if (!invoice) return c.html(messagePage('Not found', 'There is no such invoice.', member), 404);
  const entered: { readonly user: User; readonly invoice: InvoiceRecord } = { user: access.user, invoice };
  return entered;
}

function showStart(
  c: Context<WebEnv>,
  ledger: Ledger,
  invoice: InvoiceRecord,
  fields: Readonly<Record<string, string>>,
  problem?: string,
) {
  const payable = payableOn(invoice);
  if (payable.value === 0) {
    const text = problems['invoice_paid'] ?? '';
    return c.html(messagePage('Nothing to pay', text, c.var.member), 409);
  }
  const typed = fields['amount'] === undefined ? payable : parseAmount(fields['amount'], payable.currency);
  const fits = typed !== undefined && typed.value > 0 && typed.value <= payable.value;
  const shownProblem = problem ?? (fits ? undefined : problems['amount_invalid']);
  const page = startPage({
    invoice,
    due: payable,
    amount: fits ? typed : payable,
    terminals: terminalStates(ledger.state),
    terminalId: fields['terminal'],
    problem: shownProblem,
    member: c.var.member,
  });
  return c.html(page, shownProblem ? 422 : 200);
}

function pathOf({ id }: InvoiceRecord, terminalPaymentId: string): string {
  return `/terminal/${encodeURIComponent(id)}/${encodeURIComponent(terminalPaymentId)}`;
}
