/** Invoices: the lookup, and everything that starts from an invoice. */
import { Hono } from 'hono';
import * as v from 'valibot';
import { parameters } from '#lib/wisepay/contract/parameters.ts';
import { invoiceSchema } from '#lib/wisepay/schemas/invoice.ts';
import { paymentSessionRequestSchema, paymentSessionSchema } from '#lib/wisepay/schemas/payment-session.ts';
import { reminderRequestSchema, reminderSchema } from '#lib/wisepay/schemas/reminder.ts';
import { terminalPaymentRequestSchema } from '#lib/wisepay/schemas/requests.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { type Lookup, lookUpInvoice } from '../ledger/lookup.ts';
import { openPaymentSession } from '../ledger/payments/payment-sessions.ts';
import type { InvoiceRecord } from '../ledger/records.ts';
import { notSynced, requireInvoice } from '../ledger/refusals.ts';
import { sendReminder } from '../ledger/reminders/send-reminder.ts';
import { actionsOf } from '../ledger/status.ts';
import { startTerminalPayment } from '../ledger/terminals/terminal-payments.ts';
import { invoiceView } from '../ledger/view.ts';
import { jsonBody, Refusal, valid } from '../problem.ts';
import { answer, answerWithETag } from './answer.ts';
import type { ApiEnv } from './api-env.ts';
import { idempotent } from './idempotent.ts';
import { answerTerminalPayment } from './terminal-payments.ts';

const { host, company, recordId, number } = parameters;

const referenceSchema = v.pipe(
  v.object({
    host: host.schema,
    company: v.optional(company.schema),
    recordId: v.optional(recordId.schema),
    number: v.optional(number.schema),
  }),
  v.check(
    ({ recordId, number }) => recordId !== undefined || number !== undefined,
    'recordId or number is needed',
  ),
);

/** `GET /invoices`, and `POST /invoices/{id}/payment-sessions`, `…/terminal-payments` and `…/reminders`. */
export function invoiceRoutes(ledger: Ledger): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();

  app.get('/', (context) => {
    const reference = valid(referenceSchema, context.req.query());
    const invoice = foundOrRefused(lookUpInvoice(ledger.state, reference));
    const { origin } = new URL(context.req.url);
    return answerWithETag(context, invoiceSchema, invoiceView(invoice, ledger.state, origin, ledger.now()));
  });

  app.post('/:id/payment-sessions', idempotent(ledger, 'payment_session'), async (context) => {
    await jsonBody(context, paymentSessionRequestSchema);
    const invoice = requireInvoice(ledger.state, context.req.param('id'));
    const { pay } = actionsOf(invoice, ledger.state, ledger.now());
    if (!pay.allowed) throw new Refusal(409, pay.reason);
    const { id: userId, name } = context.var.user;
    const session = openPaymentSession(ledger, invoice.id, { kind: 'user', userId, name });
    const url = new URL(`/pay/${session.id}`, context.req.url).href;
    return answer(paymentSessionSchema, { url, expiresAt: session.expiresAt }, 201);
  });

  app.post('/:id/terminal-payments', idempotent(ledger, 'terminal_payment'), async (context) => {
    const request = await jsonBody(context, terminalPaymentRequestSchema);
    const input = { ...request, invoiceId: context.req.param('id'), by: context.var.user.name };
    return answerTerminalPayment(ledger, startTerminalPayment(ledger, input), context.req.url, 202);
  });

  app.post('/:id/reminders', idempotent(ledger, 'reminder'), async (context) => {
    const { invoiceVersion } = await jsonBody(context, reminderRequestSchema);
    const { origin } = new URL(context.req.url);
    const input = { invoiceVersion, invoiceId: context.req.param('id'), by: context.var.user.name, origin };
    return answer(reminderSchema, sendReminder(ledger, input), 202);
  });

  return app;
}

function foundOrRefused(lookup: Lookup): InvoiceRecord {
  switch (lookup.kind) {
    case 'found':
      return lookup.invoice;
    case 'not_synced':
      throw notSynced(lookup.reason);
    case 'mismatch':
      throw new Refusal(409, 'invoice_mismatch');
    case 'ambiguous':
      // `company` is the PSA tenant: it distinguishes the candidates, and the next lookup can name it.
      throw new Refusal(409, 'invoice_ambiguous', {
        params: {
          candidates: lookup.candidates
            .slice(0, 20)
            .map(({ number, recordId, psaCompany }) => ({ number, recordId, company: psaCompany })),
        },
      });
  }
}
