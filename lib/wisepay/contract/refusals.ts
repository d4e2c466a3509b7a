/**
 * Every refusal of the POD API: the problem codes with their status, their meaning and their `params`. The API document
 * lists them, and the sandbox uses no others.
 */
import type * as v from 'valibot';
import {
  balanceParamsSchema,
  cooldownParamsSchema,
  paymentOpenParamsSchema,
  remainingParamsSchema,
  stepUpParamsSchema,
  tooLateParamsSchema,
} from '../schemas/action-problems.ts';
import { ambiguousParamsSchema, notSyncedParamsSchema } from '../schemas/problem.ts';

export interface Refusal {
  /** HTTP status. */
  readonly status: number;
  /** When WisePay refuses like this. */
  readonly meaning: string;
  /** The schema of `params`, if there are any, and an example. */
  readonly params?: { readonly schema: v.GenericSchema; readonly example: unknown };
  /** Headers that come with it. */
  readonly headers?: readonly ('Retry-After' | 'WWW-Authenticate' | 'DPoP-Nonce')[];
}

/** Params whose example the compiler checks against their schema. */
function paramsOf<S extends v.GenericSchema>(schema: S, example: v.InferInput<S>) {
  return { schema, example };
}

const usd = (value: number) => ({ value, currency: 'USD' });

/** By code. */
export const refusals = {
  invalid_request: { status: 400, meaning: 'The request is not as this document has it.' },
  idempotency_key_missing: { status: 400, meaning: 'There is no `Idempotency-Key`, or it is no UUID.' },

  token_expired: {
    status: 401,
    meaning: 'There is no token, or it is expired, revoked, or bound to another key.',
    headers: ['WWW-Authenticate'],
  },
  invalid_dpop_proof: {
    status: 401,
    meaning:
      'The proof is not one of this request, by this key, at this time, or was seen before. Nothing was done.',
    headers: ['WWW-Authenticate'],
  },
  use_dpop_nonce: {
    status: 401,
    meaning: 'The proof needs the nonce that comes with this answer. Nothing was done.',
    headers: ['WWW-Authenticate', 'DPoP-Nonce'],
  },
  step_up_required: {
    status: 401,
    meaning:
      'The person has to sign in again for this refund (RFC 9470). The key is free for the same request.',
    params: paramsOf(stepUpParamsSchema, { maxAgeSeconds: 300 }),
    headers: ['WWW-Authenticate'],
  },

  user_unknown: { status: 403, meaning: 'WisePay has no user with this email address.' },
  user_inactive: { status: 403, meaning: 'The user is switched off.' },
  not_admin: { status: 403, meaning: 'The user is no admin.' },

  invoice_not_synced: {
    status: 404,
    meaning: 'WisePay does not have the invoice.',
    params: paramsOf(notSyncedParamsSchema, { reason: 'status_not_closed' }),
  },
  payment_unknown: { status: 404, meaning: 'There is no such payment.' },
  refund_unknown: { status: 404, meaning: 'There is no such refund.' },
  terminal_payment_unknown: { status: 404, meaning: 'There is no such terminal payment.' },
  operation_unknown: {
    status: 404,
    meaning: 'A request with this key was never received, or was refused for the moment only.',
  },

  invoice_ambiguous: {
    status: 409,
    meaning: 'Several invoices fit.',
    params: paramsOf(ambiguousParamsSchema, {
      candidates: [
        { number: '20101', recordId: '5101', company: 'northwind' },
        { number: '20101', recordId: '7101', company: 'southwind' },
      ],
    }),
  },
  invoice_mismatch: { status: 409, meaning: 'Record id and number name different invoices.' },
  operation_in_progress: { status: 409, meaning: 'The first request with this key is still running.' },
  invoice_paid: { status: 409, meaning: 'Nothing is owed any more.' },
  invoice_void: { status: 409, meaning: 'The invoice does not count any more.' },
  not_permitted: { status: 409, meaning: 'This person may not do this.' },
  disabled: { status: 409, meaning: 'The merchant has switched this off.' },
  no_payer_account: { status: 409, meaning: 'The payer has no account at WisePay.' },
  terminal_busy: { status: 409, meaning: 'The terminal is asking for another card.' },
  terminal_offline: { status: 409, meaning: 'The terminal cannot be reached.' },
  payment_open: {
    status: 409,
    meaning: 'A terminal payment is open on the invoice already.',
    params: paramsOf(paymentOpenParamsSchema, { terminalPaymentId: 'tp_9001' }),
  },
  too_late: {
    status: 409,
    meaning: 'The terminal payment has ended otherwise.',
    params: paramsOf(tooLateParamsSchema, { state: 'approved' }),
  },
  refund_above_remaining: {
    status: 409,
    meaning: 'Less than that is left of the payment.',
    params: paramsOf(remainingParamsSchema, { remaining: usd(30_000) }),
  },
  payment_not_settled: {
    status: 409,
    meaning:
      'The payment is not settled: a card payment can only be voided as a whole, a bank debit not at all.',
  },
  not_refundable: { status: 409, meaning: 'The payment took no money, or was voided.' },
  surcharge_not_refundable: {
    status: 409,
    meaning: 'The payment’s surcharge cannot be given back; without it, the refund can be made.',
  },

  invoice_changed: {
    status: 412,
    meaning:
      'The invoice or the payment is not any more what the person saw. The key is free for the same request.',
  },

  amount_above_balance: {
    status: 422,
    meaning: 'Less than that is owed.',
    params: paramsOf(balanceParamsSchema, { balance: usd(84_050) }),
  },
  amount_invalid: { status: 422, meaning: 'The amount is not above zero.' },
  currency_mismatch: { status: 422, meaning: 'The amount is not in the invoice’s currency.' },
  terminal_unknown: { status: 422, meaning: 'There is no such terminal.' },
  idempotency_key_reused: { status: 422, meaning: 'The key was used for another request.' },

  cooldown: {
    status: 429,
    meaning: 'A reminder went out a short time ago. The key is free for the same request.',
    params: paramsOf(cooldownParamsSchema, { availableAt: '2026-05-05T08:00:00Z' }),
    headers: ['Retry-After'],
  },
  rate_limited: { status: 429, meaning: 'There are too many requests.', headers: ['Retry-After'] },
  internal_error: {
    status: 500,
    meaning: 'A defect of WisePay’s. What became of the request is not certain.',
  },
  unavailable: { status: 503, meaning: 'WisePay does not work at the moment.', headers: ['Retry-After'] },
} as const satisfies Readonly<Record<string, Refusal>>;

export type RefusalCode = keyof typeof refusals;

/** The refusal for a code; undefined if the contract does not have it. */
export function refusalOf(code: string): Refusal | undefined {
  return Object.hasOwn(refusals, code) ? refusals[code as RefusalCode] : undefined;
}
