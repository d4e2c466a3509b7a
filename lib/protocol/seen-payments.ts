/**
 * The contract for the payments that a person has seen on an invoice: panels keep their IDs for the browser session, and
 * the worker drops them for another person.
 */
import * as v from 'valibot';
import { idSchema } from '../wisepay/schemas/common.ts';

const prefix = 'payments.seen.';

/**
 * The session storage key under which panels keep the payments that were seen. No page or content script can write it.
 *
 * @param invoiceId WisePay's ID
 */
export const seenPaymentsKey = (invoiceId: string) => `${prefix}${invoiceId}`;

/** Whether seen payments are kept under a key. */
export const isSeenPaymentsKey = (key: string) => key.startsWith(prefix);

/** The most payments that are kept for one invoice. */
export const mostSeenPayments = 300;

/** What is kept there: WisePay's IDs. */
export const seenPaymentsSchema = v.pipe(v.array(idSchema), v.maxLength(mostSeenPayments), v.readonly());
