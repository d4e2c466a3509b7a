/** The calls of the POD API, one function each. Only the service worker uses them. */
import { readAnswer } from './answers.ts';
import { type Invoice, invoiceSchema } from './schemas/invoice.ts';
import { type PaymentSession, paymentSessionSchema } from './schemas/payment-session.ts';
import { type Session, sessionSchema } from './schemas/session.ts';
import type { Send } from './transport.ts';

/** What names an invoice to WisePay: the PSA host, and at least one of record id and number. */
export interface InvoiceQuery {
  readonly host: string;
  readonly company?: string | undefined;
  readonly recordId?: string | undefined;
  readonly number?: string | undefined;
}

/** An invoice with the tag to ask for it again cheaply; `etag` is null where WisePay sent none. */
export interface TaggedInvoice {
  readonly invoice: Invoice;
  readonly etag: string | null;
}

/** Every call throws `CodedError` when there is no usable answer, and `ProblemError` when WisePay refuses. */
export interface Client {
  /** Who is asking. Refusals: `user_unknown`, `user_inactive`, `not_admin`. */
  getSession(): Promise<Session>;
  /**
   * The invoice on screen; gives back `known` itself when it has not changed. Refusals: `invoice_not_synced`,
   * `invoice_ambiguous`, `invoice_mismatch`.
   */
  findInvoice(query: InvoiceQuery, known?: TaggedInvoice): Promise<TaggedInvoice>;
  /** An address of WisePay's payments screen for the invoice. Refusal: `invoice_paid`. */
  createPaymentSession(invoiceId: string, idempotencyKey: string): Promise<PaymentSession>;
}

/**
 * Makes a client for one access token.
 *
 * @param api base address of the POD API, without a slash at its end
 */
export function createClient(send: Send, api: string, accessToken: string): Client {
  const authorization = { Authorization: `Bearer ${accessToken}` };

  return {
    async getSession() {
      return readAnswer(await send(`${api}/session`, { headers: authorization }), sessionSchema);
    },

    async findInvoice({ host, company, recordId, number }, known) {
      const named = Object.entries({ host, company, recordId, number }).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value]],
      );
      const tag = known?.etag ?? null;
      const response = await send(`${api}/invoices?${new URLSearchParams(named)}`, {
        headers: { ...authorization, ...(tag !== null && { 'If-None-Match': tag }) },
      });
      if (response.status === 304 && known !== undefined) return known;
      return { invoice: await readAnswer(response, invoiceSchema), etag: response.headers.get('ETag') };
    },

    async createPaymentSession(invoiceId, idempotencyKey) {
      const response = await send(`${api}/invoices/${encodeURIComponent(invoiceId)}/payment-sessions`, {
        method: 'post',
        headers: { ...authorization, 'Content-Type': 'application/json', 'Idempotency-Key': idempotencyKey },
        body: '{}',
      });
      return readAnswer(response, paymentSessionSchema);
    },
  };
}
