/** Long polls: requests with `after` (a version) and `wait` (seconds), answered once there is something new. */
import type { Context } from 'hono';
import * as v from 'valibot';
import { longestWaitSeconds } from '#lib/wisepay/contract/limits.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { valid } from '../problem.ts';

const wholeNumber = v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number));

const pollSchema = v.object({
  after: v.optional(wholeNumber),
  wait: v.optional(v.pipe(wholeNumber, v.maxValue(longestWaitSeconds)), '0'),
});

/**
 * Waits until there is a newer version than the caller's, the record is gone, the time is up or the caller aborts.
 * Returns immediately without `after` or `wait`.
 * @param versionNow the current version; undefined if there is no such record
 * @throws {Refusal} 400 `invalid_request`
 */
export async function untilNewer(
  context: Context,
  ledger: Ledger,
  versionNow: () => number | undefined,
): Promise<void> {
  const { after, wait } = valid(pollSchema, context.req.query());
  const isNewer = () => (versionNow() ?? Number.POSITIVE_INFINITY) > (after ?? -1);
  if (wait > 0 && !isNewer()) await untilEither(ledger, isNewer, wait * 1000, context.req.raw.signal);
}

function untilEither(ledger: Ledger, isNewer: () => boolean, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      stopListening();
      callOff();
      signal.removeEventListener('abort', stop);
      resolve();
    };
    const stopListening = ledger.onChange(() => {
      if (isNewer()) stop();
    });
    const callOff = ledger.clock.after(ms, stop);
    signal.addEventListener('abort', stop);
    if (signal.aborted) stop();
  });
}
