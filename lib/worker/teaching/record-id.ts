/** What WisePay knows of an invoice that a person names while they teach the POD its screen. */
import * as v from 'valibot';
import { recordIdSchema } from '../../psa/invoice-ref.ts';
import { createClient } from '../../wisepay/client.ts';
import type { Endpoints } from '../../wisepay/endpoints.ts';
import type { Session } from '../../wisepay/sign-in/session.ts';
import type { Send } from '../../wisepay/transport.ts';

export interface RecordIdOptions {
  readonly send: Send;
  readonly session: Pick<Session, 'peek'>;
  /** Null where WisePay's addresses are not set. */
  endpoints(): Promise<Endpoints | null>;
  /** A timer, in ms. */
  wait(ms: number): Promise<void>;
}

/** How long a person waits for it, in ms: teaching works without. */
const patienceMs = 3_000;

/**
 * The PSA record ID of the invoice with a number. Null if nobody is signed in, or if WisePay does not say in time: no
 * one is asked to sign in for it. Never rejects.
 *
 * @param host the page's
 */
export async function findRecordId(
  { send, session, endpoints, wait }: RecordIdOptions,
  host: string,
  number: string,
): Promise<string | null> {
  async function ask(): Promise<string | null> {
    const known = await endpoints();
    const credentials = known && (await session.peek(known.issuer));
    if (known === null || credentials === null) return null;
    const client = createClient(send, known.api, credentials.authorize);
    const { invoice } = await client.findInvoice({ host, number });
    return v.parse(recordIdSchema, invoice.recordId);
  }
  return Promise.race([ask().catch(() => null), wait(patienceMs).then(() => null)]);
}
