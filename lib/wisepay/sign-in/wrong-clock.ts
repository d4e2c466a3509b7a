/** Recognizes a sign-in that fails because this machine's clock is wrong. */
import * as oauth from 'oauth4webapi';
import * as v from 'valibot';
import { CodedError } from '../../errors.ts';

/** Smaller clock errors, in ms, are not a reason to fail: answers take a while, and their times are whole seconds. */
const noticeableMs = 60_000;

/** The details of a time check that failed for an ID token. */
const causeSchema = v.object({ claims: v.object({ iat: v.number() }) });

/** A provider's error for a proof whose time is not near its own. */
const proofRefusal = 'invalid_dpop_proof';

/**
 * The failure `clock_wrong`, if that is why redeeming a code failed: a token that was just issued has already expired
 * or is not valid yet, or the proof was refused, and the provider's time differs from this machine's. Undefined
 * otherwise.
 *
 * @param headers of the token answer. Its `Date` is the provider's time, if CORS exposes it; else the token's own time
 *   is used.
 */
export function wrongClockIn(error: unknown, headers: Headers): CodedError | undefined {
  if (error instanceof oauth.ResponseBodyError && error.error === proofRefusal) {
    return wrongClock(dateOf(headers), error);
  }
  if (error instanceof oauth.OperationProcessingError && error.code === oauth.JWT_TIMESTAMP_CHECK) {
    const issued = v.safeParse(causeSchema, error.cause);
    return wrongClock(
      dateOf(headers) ?? (issued.success ? issued.output.claims.iat * 1000 : undefined),
      error,
    );
  }
  return undefined;
}

/**
 * Rejects a token from the future: one that was issued further ahead than its whole lifetime. If this machine's clock
 * is behind by less, nothing in the POD depends on it; if it is behind by more, every time that is shown would be
 * wrong.
 *
 * @throws {CodedError} `clock_wrong`
 */
export function requireNoFuture({ iat, exp }: Pick<oauth.IDToken, 'iat' | 'exp'>): void {
  const aheadMs = Date.now() - iat * 1000;
  if (-aheadMs > Math.max((exp - iat) * 1000, noticeableMs)) {
    throw new CodedError('clock_wrong', { clockAheadMs: aheadMs });
  }
}

function wrongClock(providerMs: number | undefined, cause: unknown): CodedError | undefined {
  const aheadMs = providerMs === undefined ? 0 : Date.now() - providerMs;
  if (Math.abs(aheadMs) < noticeableMs) return undefined;
  return new CodedError('clock_wrong', { clockAheadMs: aheadMs }, { cause });
}

/** In ms since 1970; undefined if the answer has no readable time. */
function dateOf(headers: Headers): number | undefined {
  const ms = Date.parse(headers.get('Date') ?? '');
  return Number.isFinite(ms) ? ms : undefined;
}
