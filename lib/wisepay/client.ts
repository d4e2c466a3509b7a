/** The calls of the POD API, one function each. Only the service worker uses them. */
import * as v from 'valibot';
import { CodedError } from '../errors.ts';
import { type OnUnread, ProblemError, readAnswer } from './answers.ts';
import { canonicalJson } from './canonical-json.ts';
import { longestWaitSeconds } from './contract/limits.ts';
import { paths, pathTo } from './contract/paths.ts';
import { type Invoice, invoiceSchema } from './schemas/invoice.ts';
import { type Operation, operationSchema } from './schemas/operation.ts';
import { type Refund, refundSchema } from './schemas/payment.ts';
import { type PaymentSession, paymentSessionSchema } from './schemas/payment-session.ts';
import { type SessionInfo, sessionSchema } from './schemas/session.ts';
import { type TerminalPayment, terminalPaymentSchema } from './schemas/terminal-payment.ts';
import { type Authorize, describeResponse, type Send } from './transport.ts';

/** What names an invoice to WisePay: the PSA host, and at least one of record ID and number. */
export interface InvoiceQuery {
  readonly host: string;
  readonly company?: string | undefined;
  readonly recordId?: string | undefined;
  readonly number?: string | undefined;
}

/** An invoice with its `ETag`, which makes it cheap to ask for it again; `etag` is null if WisePay sent none. */
export interface TaggedInvoice {
  readonly invoice: Invoice;
  readonly etag: string | null;
}

/** The body of a request that changes something. */
export type RequestBody = Readonly<Record<string, unknown>>;

/** Every call throws `CodedError` if there is no usable answer, and `ProblemError` if WisePay refuses. */
export interface Client {
  /** The signed-in user and their merchants. Refusals: `user_unknown`, `user_inactive`, `not_admin`. */
  getSession(): Promise<SessionInfo>;
  /**
   * The invoice on screen; returns `known` itself if it has not changed. Refusals: `invoice_not_synced`,
   * `invoice_ambiguous`, `invoice_mismatch`.
   */
  findInvoice(query: InvoiceQuery, known?: TaggedInvoice): Promise<TaggedInvoice>;
  /** An address of WisePay's payments screen for the invoice. Refusals: `lib/wisepay/contract/calls.ts`. */
  createPaymentSession(invoiceId: string, idempotencyKey: string): Promise<PaymentSession>;
  /** A terminal payment as it is now; with `after`, waits up to 20 s for a version that is newer. */
  getTerminalPayment(id: string, after?: number): Promise<TerminalPayment>;
  /** A refund; `after` as above. */
  getRefund(id: string, after?: number): Promise<Refund>;
  /** Sends any request that changes something, and returns the body of a successful answer, unchecked. */
  submit(path: string, body: RequestBody, idempotencyKey: string): Promise<unknown>;
  /** The outcome of a request; null if WisePay never received it. */
  findOperation(idempotencyKey: string): Promise<Operation | null>;
}

/** How long the POD waits for the answer to a long poll, in ms: below the 30 s that a worker's fetch may take. */
const longPollTimeoutMs = (longestWaitSeconds + 7) * 1000;
/**
 * Within how long a broken long poll is repeated, in ms. Long polls are open in many browsers and break at the same
 * time. Someone is waiting at the terminal; refunds stay pending for long, and are followed in many more browsers.
 */
const repeatsWithinMs = { terminalPayment: 3_000, refund: 10_000 };

/**
 * Creates a client that makes requests for one user.
 *
 * @param api base address of the POD API, without a trailing slash
 */
export function createClient(send: Send, api: string, authorize: Authorize, onUnread?: OnUnread): Client {
  const ask = authorize(send);

  async function get<T>(path: string, schema: v.GenericSchema<unknown, T>): Promise<T> {
    return readAnswer(await ask(`${api}${path}`), schema, onUnread);
  }

  /** Asks for the newest state, or waits for the next one after a version. */
  async function follow<T>(
    path: string,
    after: number | undefined,
    repeatWithinMs: number,
    schema: v.GenericSchema<unknown, T>,
  ) {
    if (after === undefined) return get(path, schema);
    const url = `${api}${path}?${new URLSearchParams({ after: `${after}`, wait: `${longestWaitSeconds}` })}`;
    return readAnswer(await ask(url, { timeoutMs: longPollTimeoutMs, repeatWithinMs }), schema, onUnread);
  }

  async function post<T>(path: string, body: RequestBody, key: string, schema: v.GenericSchema<unknown, T>) {
    const response = await ask(`${api}${path}`, {
      method: 'post',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
      body: canonicalJson(body),
    });
    return readAnswer(response, schema, onUnread);
  }

  return {
    getSession: () => get(paths.getSession, sessionSchema),

    async findInvoice({ host, company, recordId, number }, known) {
      const named = Object.entries({ host, company, recordId, number }).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value]],
      );
      const tag = known?.etag ?? null;
      const response = await ask(`${api}${paths.findInvoice}?${new URLSearchParams(named)}`, {
        headers: { ...(tag !== null && { 'If-None-Match': tag }) },
      });
      if (response.status === 304 && known !== undefined) return known;
      const invoice = await readAnswer(response, invoiceSchema, onUnread);
      // With an answer about another invoice, that invoice's money would move under this one's name.
      const isAsked =
        (recordId === undefined || invoice.recordId === recordId) &&
        (number === undefined || invoice.number === number);
      if (!isAsked) throw new CodedError('malformed_answer', describeResponse(response));
      return { invoice, etag: response.headers.get('ETag') };
    },

    createPaymentSession: (invoiceId, key) =>
      post(pathTo('createPaymentSession', invoiceId), {}, key, paymentSessionSchema),
    getTerminalPayment: (id, after) =>
      follow(
        pathTo('getTerminalPayment', id),
        after,
        repeatsWithinMs.terminalPayment,
        v.pipe(
          terminalPaymentSchema,
          v.check((payment) => payment.id === id),
        ),
      ),
    getRefund: (id, after) =>
      follow(
        pathTo('getRefund', id),
        after,
        repeatsWithinMs.refund,
        v.pipe(
          refundSchema,
          v.check((refund) => refund.id === id),
        ),
      ),
    submit: (path, body, key) => post(path, body, key, v.unknown()),

    async findOperation(key) {
      try {
        return await get(pathTo('findOperation', key), operationSchema);
      } catch (error) {
        if (error instanceof ProblemError && error.problem.code === 'operation_unknown') return null;
        throw error;
      }
    },
  };
}
