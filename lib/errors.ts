/**
 * Errors cross every boundary as codes with parameters; components turn them into words.
 * An expected failure is a `CodedError`; anything else that is thrown is a defect.
 */

import * as v from 'valibot';
import { reportDefect } from './report-defect.ts';

/** What can go wrong with a request of the POD's, beyond the refusals that have a view of their own. */
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
  /** WisePay does not accept the access token, not even a fresh one. */
  'token_expired',
  /**
   * WisePay refused, or the worker did in its place: by the administrator's policy, or where WisePay would refuse anyway.
   * `problemCode` says why, where it is known.
   */
  'refused',
  /** The sign-in window was closed before signing in. */
  'sign_in_cancelled',
  /** Signing in failed for another reason. */
  'sign_in_failed',
  /** Signing in failed because the clock of this machine is wrong; `clockAheadMs` says by how much. */
  'clock_wrong',
  /** A fresh sign-in was needed, and WisePay does not say when the person signed in. */
  'sign_in_unproven',
  /** A fresh sign-in was needed, and WisePay let an earlier one through. */
  'sign_in_not_fresh',
  /** The browser ended the worker while the sign-in window was open; the window may still be there. */
  'sign_in_interrupted',
  /** The browser has replaced the extension under an open page: nothing on that page works any more. */
  'orphaned',
  /** WisePay named an address outside its own web app; it was not opened. */
  'foreign_url',
  /** The page shows no invoice any more, or another one, or another person, than this panel or intent was made for. */
  'no_invoice',
  /** Neither the build nor the administrator's policy says which WisePay to talk to. */
  'not_configured',
  /** A defect in the POD itself. */
  'internal',
]);

export type ErrorCode = v.InferOutput<typeof errorCodeSchema>;

/**
 * What WisePay names a request by, for support. It is shown, so it has to look like a name: short, and without anything
 * that could be read as a sentence or an address. One that does not is left out.
 */
export const requestIdSchema = v.fallback(
  v.optional(v.pipe(v.string(), v.regex(/^[\w.-]{1,64}$/))),
  undefined,
);

/** WisePay's stable code for a refusal, and the worker's own for what it refuses in WisePay's place. */
export const problemCodeSchema = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]{0,63}$/));

/** The origin of a site of the web, as browsers write it: in ASCII, and no longer than a line or two. */
export const siteOriginSchema = v.pipe(v.string(), v.regex(/^https?:\/\/[a-z0-9.:[\]_-]{1,100}$/));

/** Names of parts of an answer, such as `payments.method.last4`. */
const unreadNamesSchema = v.pipe(
  v.array(v.pipe(v.string(), v.regex(/^[A-Za-z0-9.]{0,120}$/))),
  v.maxLength(20),
);

/** The details that go with a code. Nothing in here is a token, an email or card data. */
export const errorDetailsSchema = v.object({
  /** WisePay's `Request-Id` of the answer. */
  requestId: requestIdSchema,
  /** How long WisePay may not be asked again, in ms. */
  retryAfterMs: v.optional(v.pipe(v.number(), v.finite())),
  /** How far the clock of this machine is ahead of WisePay's, in ms; below zero it is behind. */
  clockAheadMs: v.optional(v.pipe(v.number(), v.finite())),
  /** HTTP status, where there was an answer. */
  status: v.optional(v.pipe(v.number(), v.integer())),
  /** Why it was refused. */
  problemCode: v.fallback(v.optional(problemCodeSchema), undefined),
  /** Where an address led that was not opened. */
  origin: v.fallback(v.optional(siteOriginSchema), undefined),
  /** The contract's names of what could not be read in an answer. */
  unread: v.fallback(v.optional(unreadNamesSchema), undefined),
});

export type ErrorDetails = Readonly<v.InferOutput<typeof errorDetailsSchema>>;

/** An error as it crosses a boundary. */
export const podErrorSchema = v.object({ code: errorCodeSchema, details: errorDetailsSchema });

export type PodError = v.InferOutput<typeof podErrorSchema>;

/** An expected failure: a code for the words, details for support. The message is the code, and holds nothing else. */
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
 * Whether WisePay could not be asked: there was no usable answer, so what was sent may have arrived. An expired token is
 * not among these, because with a fresh one the same question goes on; neither is a refusal (`ProblemError`).
 */
export function isWithoutAnswer(error: unknown): boolean {
  return error instanceof CodedError && error.code !== 'token_expired';
}

/**
 * Any thrown value as an error that may cross a boundary. What is not expected becomes `internal`, and is reported
 * as the defect it is; expected failures are not.
 */
export function toPodError(error: unknown): PodError {
  if (error instanceof CodedError) return { code: error.code, details: { ...error.details } };
  reportDefect(error);
  return { code: 'internal', details: {} };
}
