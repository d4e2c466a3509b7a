/** Tells a sign-in that fails because this machine's clock is wrong from one that fails for another reason. */
import * as oauth from 'oauth4webapi';
import * as v from 'valibot';
import { CodedError } from '../../errors.ts';

/** Off by less, a clock is no reason to fail: answers take a while, and their times are in whole seconds. In ms. */
const noticeableMs = 60_000;

/** What is known of a time that failed its check in an ID token. */
const causeSchema = v.object({ claims: v.object({ iat: v.number() }) });

/** What a provider answers to a proof whose time is not near its own. */
const proofRefusal = 'invalid_dpop_proof';

/**
 * The failure `clock_wrong`, where that is why redeeming a code failed: a token that was issued a moment ago has
 * expired already or is not valid yet, or the proof was refused, and the provider's time is not this machine's.
 * Undefined otherwise.
 *
 * @param headers of the token answer. Its `Date` is the provider's time, where CORS lets it be read; else it is the
 *   token's own.
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
 * Refuses a token from the future: one that begins later than by its whole life. Where this machine's clock is behind by
 * less, nothing of the POD's depends on it; where it is behind by more, nothing that is said of times would be right.
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

/** In ms since 1970; undefined where the answer does not tell, or not readably. */
function dateOf(headers: Headers): number | undefined {
  const ms = Date.parse(headers.get('Date') ?? '');
  return Number.isFinite(ms) ? ms : undefined;
}
