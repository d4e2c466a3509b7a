/**
 * Errors cross every boundary as codes with parameters; components turn them into words.
 * An expected failure is a `CodedError`; anything else that is thrown is a defect.
 */

import * as v from 'valibot';
import { reportDefect } from './report-defect.ts';

/** Why a request of the POD can fail, apart from the refusals that have their own view. */
export const errorCodeSchema = v.picklist([
  /** No connection to WisePay: no answer came at all. */
  'offline',
  /** WisePay took longer than the POD waits. */
  'timeout',
  /** WisePay answered 5xx. */
  'server_error',
  /** WisePay answered 429: too many requests. */
  'rate_limited',
  /** WisePay answered something that the contract does not allow. */
  'malformed_answer',
  /** WisePay does not accept the access token, not even a new one. */
  'token_expired',
  /**
   * WisePay refused, or the worker did: because of the administrator's policy, or because WisePay would refuse anyway.
   * `problemCode` says why, if known.
   */
  'refused',
  /** The sign-in window was closed before signing in. */
  'sign_in_cancelled',
  /** Signing in failed for another reason. */
  'sign_in_failed',
  /** Signing in failed because this machine's clock is wrong; `clockAheadMs` says by how much. */
  'clock_wrong',
  /** A fresh sign-in is required, and WisePay does not say when the person signed in. */
  'sign_in_unproven',
  /** A fresh sign-in is required, and WisePay accepted an earlier one. */
  'sign_in_not_fresh',
  /** The browser ended the worker while the sign-in window was open; the window may still be there. */
  'sign_in_interrupted',
  /** The browser has replaced the extension under an open page: nothing on that page works any longer. */
  'orphaned',
  /** WisePay named an address outside its own web app; it was not opened. */
  'foreign_url',
  /** The page no longer shows the invoice or the person that this panel or intent was made for. */
  'no_invoice',
  /** Neither the build nor the administrator's policy names all of WisePay's addresses. */
  'not_configured',
  /** A defect in the POD itself. */
  'internal',
]);

export type ErrorCode = v.InferOutput<typeof errorCodeSchema>;

/**
 * WisePay's ID of a request, for support. It is shown, so it must be short and must not read like a sentence or an
 * address. Any other value is left out.
 */
export const requestIdSchema = v.fallback(
  v.optional(v.pipe(v.string(), v.regex(/^[\w.-]{1,64}$/))),
  undefined,
);

/** WisePay's stable code for a refusal, or the worker's own code if the worker refuses. */
export const problemCodeSchema = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]{0,63}$/));

/** The origin of a website, as browsers write it: ASCII, and short enough to show. */
export const siteOriginSchema = v.pipe(v.string(), v.regex(/^https?:\/\/[a-z0-9.:[\]_-]{1,100}$/));

/** Names of parts of an answer, such as `payments.method.last4`. */
const unreadNamesSchema = v.pipe(
  v.array(v.pipe(v.string(), v.regex(/^[A-Za-z0-9.]{0,120}$/))),
  v.maxLength(20),
);

/** The details of an error. They never contain a token, an email address or card data. */
export const errorDetailsSchema = v.object({
  /** WisePay's `Request-Id` of the answer. */
  requestId: requestIdSchema,
  /** How long to wait before the next request to WisePay, in ms. */
  retryAfterMs: v.optional(v.pipe(v.number(), v.finite())),
  /** How far this machine's clock is ahead of WisePay's, in ms; negative if it is behind. */
  clockAheadMs: v.optional(v.pipe(v.number(), v.finite())),
  /** HTTP status, if there was an answer. */
  status: v.optional(v.pipe(v.number(), v.integer())),
  /** Why it was refused. */
  problemCode: v.fallback(v.optional(problemCodeSchema), undefined),
  /** The origin of an address that was not opened. */
  origin: v.fallback(v.optional(siteOriginSchema), undefined),
  /** The contract's names of the parts of an answer that could not be read. */
  unread: v.fallback(v.optional(unreadNamesSchema), undefined),
});

export type ErrorDetails = Readonly<v.InferOutput<typeof errorDetailsSchema>>;

/** An error as it crosses a boundary. */
export const podErrorSchema = v.object({ code: errorCodeSchema, details: errorDetailsSchema });

export type PodError = v.InferOutput<typeof podErrorSchema>;

/** An expected failure: a code that selects the words, and details for support. The message is only the code. */
export class CodedError extends Error {
  override readonly name = 'CodedError';
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails = {}, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
    this.details = details;
  }
}

/**
 * Whether there was no usable answer, so that the request may still have arrived. An expired token does not count,
 * because the same request continues with a new one. Neither does a refusal (`ProblemError`).
 */
export function isWithoutAnswer(error: unknown): boolean {
  return error instanceof CodedError && error.code !== 'token_expired';
}

/**
 * Turns any thrown value into an error that may cross a boundary. An unexpected value becomes `internal` and is
 * reported as a defect; an expected failure is not reported.
 */
export function toPodError(error: unknown): PodError {
  if (error instanceof CodedError) return { code: error.code, details: { ...error.details } };
  reportDefect(error);
  return { code: 'internal', details: {} };
}

/** A refusal of the worker's own, with a problem code of the contract. */
export function refused(problemCode: string): CodedError {
  return new CodedError('refused', { problemCode });
}
