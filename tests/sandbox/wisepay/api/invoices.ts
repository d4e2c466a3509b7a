/** `GET /invoices` and `POST /invoices/{id}/payment-sessions`. */
import { Hono } from 'hono';
import * as v from 'valibot';
import { invoiceSchema } from '#lib/wisepay/schemas/invoice.ts';
import { paymentSessionSchema } from '#lib/wisepay/schemas/payment-session.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { invoiceById, type Lookup, lookUpInvoice } from '../ledger/lookup.ts';
import { openPaymentSession } from '../ledger/payment-sessions.ts';
import type { InvoiceRecord } from '../ledger/records.ts';
import { actionsOf } from '../ledger/status.ts';
import { invoiceView } from '../ledger/view.ts';
import { jsonBody, Refusal, valid } from '../problem.ts';
import { answer, answerWithETag } from './answer.ts';
import type { ApiEnv } from './api-env.ts';
import { idempotent } from './idempotent.ts';

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

const referenceSchema = v.pipe(
  v.object({
    host: text,
    company: v.optional(text),
    recordId: v.optional(text),
    number: v.optional(text),
  }),
  v.check(
    ({ recordId, number }) => recordId !== undefined || number !== undefined,
    'recordId or number is needed',
  ),
);

export function invoiceRoutes(ledger: Ledger): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();

  app.get('/', (c) => {
    const reference = valid(referenceSchema, c.req.query());
    const invoice = foundOrRefused(lookUpInvoice(ledger.state, reference));
    return answerWithETag(c, invoiceSchema, invoiceView(invoice, ledger.state, new URL(c.req.url).origin));
  });

  app.post('/:id/payment-sessions', idempotent(ledger, 'payment_session'), async (c) => {
    await jsonBody(c, v.object({}));
    const invoice = invoiceById(ledger.state, c.req.param('id'));
    if (!invoice) throw notSynced('unknown');
    const { pay } = actionsOf(invoice, new Date());
    if (!pay.allowed) throw new Refusal(409, pay.reason);
    const { id: userId, name } = c.var.user;
    const session = openPaymentSession(ledger, invoice.id, { kind: 'user', userId, name });
    const url = new URL(`/pay/${session.id}`, c.req.url).href;
    return answer(paymentSessionSchema, { url, expiresAt: session.expiresAt }, 201);
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
      // `company` is the PSA tenant: it tells the candidates apart, and a next look-up can name it.
      throw new Refusal(409, 'invoice_ambiguous', {
        params: {
          candidates: lookup.candidates
            .slice(0, 20)
            .map(({ number, recordId, psaCompany }) => ({ number, recordId, company: psaCompany })),
        },
      });
  }
}

function notSynced(reason: string): Refusal {
  return new Refusal(404, 'invoice_not_synced', { params: { reason } });
}
