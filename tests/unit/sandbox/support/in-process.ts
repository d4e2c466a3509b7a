/** A POD with its own WisePay in one process, with a manual clock. */
import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { invoiceSchema } from '#lib/wisepay/schemas/invoice.ts';
import { refundSchema } from '#lib/wisepay/schemas/payment.ts';
import { problemSchema } from '#lib/wisepay/schemas/problem.ts';
import { terminalPaymentSchema } from '#lib/wisepay/schemas/terminal-payment.ts';
import { createInProcessWisePay } from '#sandbox/wisepay/in-process.ts';
import { ManualClock } from '#sandbox/wisepay/time/manual-clock.ts';
import { wisepayOrigin } from './browser.ts';
import { admin } from './pod.ts';
import { usd } from './records.ts';

export interface PodAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** A WisePay, and a user of the seed who calls it. */
export function createPod(email: string = admin, signedInSecondsAgo = 0) {
  const wisepay = createInProcessWisePay(new ManualClock(), true);
  const token = wisepay.tokenFor(email, signedInSecondsAgo);

  async function send(path: string, init: RequestInit = {}, accessToken = token): Promise<PodAnswer> {
    const headers = { 'Content-Type': 'application/json', ...init.headers };
    const response = await wisepay.fetch(`${wisepayOrigin}${path}`, {
      ...init,
      headers: { Authorization: `DPoP ${accessToken}`, ...headers },
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text && JSON.parse(text) };
  }

  const call = (path: string, init: RequestInit = {}) => send(`/api${path}`, init);

  /** Sends a change with an idempotency key. */
  const post = (path: string, body: unknown = {}, key: string = randomUUID(), accessToken = token) =>
    send(
      `/api${path}`,
      { method: 'POST', headers: { 'Idempotency-Key': key }, body: JSON.stringify(body) },
      accessToken,
    );

  const control = (path: string, body: unknown) =>
    send(`/__sandbox/${path}`, { method: 'POST', body: JSON.stringify(body) });

  const invoice = async (recordId = '5101') =>
    v.parse(invoiceSchema, (await call(`/invoices?host=psa.localhost&recordId=${recordId}`)).body);

  /** Sends a terminal payment, as a person who has just looked at the invoice. */
  async function sendToTerminal(changes: Readonly<Record<string, unknown>> = {}, recordId = '5101') {
    const { id, version } = await invoice(recordId);
    const body = { terminalId: 'trm_front', amount: usd(100_000), invoiceVersion: version, ...changes };
    return post(`/invoices/${id}/terminal-payments`, body);
  }

  /** Sends a refund of a payment, as a person who has just looked at the invoice. */
  async function sendRefund(
    recordId: string,
    paymentId: string,
    changes: Readonly<Record<string, unknown>> = {},
    key: string = randomUUID(),
    accessToken = token,
  ) {
    const { version, payments } = await invoice(recordId);
    const payment = payments.find(({ id }) => id === paymentId);
    const body = {
      amount: payment?.refundable,
      includesSurcharge: true,
      reason: 'requested_by_customer',
      refundedSoFar: payment?.refunded,
      invoiceVersion: version,
      ...changes,
    };
    return post(`/payments/${paymentId}/refunds`, body, key, accessToken);
  }

  return {
    wisepay,
    clock: wisepay.clock,
    call,
    post,
    control,
    invoice,
    sendToTerminal,
    sendRefund,
    present: (outcome: string, more: object = {}, terminal = 'trm_front') =>
      control(`terminals/${encodeURIComponent(terminal)}/present`, { outcome, ...more }),
    follow: async (id: string, query = '') =>
      terminalPaymentIn(await call(`/terminal-payments/${id}${query}`)),
  };
}

export type Pod = ReturnType<typeof createPod>;

export function terminalPaymentIn({ body }: PodAnswer) {
  return v.parse(terminalPaymentSchema, body);
}

export function refundIn({ body }: PodAnswer) {
  return v.parse(refundSchema, body);
}

/** The refusal in an answer; throws if there is none. */
export function refusalIn({ status, headers, body }: PodAnswer) {
  const type = headers.get('Content-Type');
  if (type !== 'application/problem+json') throw new Error(`${type} is no problem: ${JSON.stringify(body)}`);
  const { code, params } = v.parse(problemSchema, body);
  return { status, code, params };
}
