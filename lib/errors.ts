/**
 * Errors cross every boundary as codes with parameters; components turn them into words.
 * An expected failure is a `CodedError`; anything else that is thrown is a defect.
 */

/** What can go wrong between the POD and WisePay, beyond the refusals that have a view of their own. */
export type ErrorCode =
  /** No connection to WisePay: no answer came at all. */
  | 'offline'
  /** WisePay took longer than the POD waits. */
  | 'timeout'
  /** WisePay answered 5xx. */
  | 'server_error'
  /** WisePay answered 429: too many requests; `retryAfterMs` says how long to wait, where WisePay named it. */
  | 'rate_limited'
  /** WisePay answered something that the contract does not allow. */
  | 'malformed_answer'
  /** WisePay no longer accepts the access token; the POD signs in again. */
  | 'token_expired'
  /** WisePay refused with a code that the POD has no own words for; `problemCode` carries it. */
  | 'refused'
  /** The sign-in window was closed before signing in. */
  | 'sign_in_cancelled'
  /** Signing in failed for another reason. */
  | 'sign_in_failed'
  /** WisePay named an address outside its own web app; it was not opened. */
  | 'foreign_url'
  /** The POD no longer has an invoice on this tab. */
  | 'no_invoice'
  /** The administrator's settings name no WisePay to talk to. */
  | 'not_configured'
  /** A defect in the POD itself. */
  | 'internal';

/** The details that go with a code. Nothing in here is a token, an email or card data. */
export interface ErrorDetails {
  /** WisePay's `Request-Id` of the answer, for support. */
  readonly requestId?: string;
  /** How long WisePay asked to wait, in milliseconds. */
  readonly retryAfterMs?: number;
  /** HTTP status, where there was an answer. */
  readonly status?: number;
  /** WisePay's own stable problem code. */
  readonly problemCode?: string;
}

/** An expected failure: a code for the words, details for support. */
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
