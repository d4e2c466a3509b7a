/**
 * The one way out to WisePay: every request has a time-out, every failure to get a usable answer becomes a
 * coded error, and a server that asks for patience gets it.
 */
import ky, { isNetworkError, isTimeoutError, type Options } from 'ky';
import * as v from 'valibot';
import { CodedError, type ErrorDetails, requestIdSchema } from '../errors.ts';
import { steadyNow } from '../steady-clock.ts';
import { problemSchema } from './schemas/problem.ts';
import type { WisePayClock } from './wisepay-clock.ts';

/**
 * How long WisePay may take for an answer, in ms. The browser ends a worker whose fetch waits more than 30 s,
 * so this stays well below.
 */
const answerTimeoutMs = 10_000;

/** How long an answer may be, in bytes: real ones have some ten thousand, and reading takes time and memory. */
const longestAnswer = 256 * 1024;

/** When a GET whose connection broke is sent once more at the soonest, and at the latest where somebody waits; in ms. */
const soonestRepeatMs = 100;
const repeatsWithinMs = 1_000;

/** By how much a wait that was asked for gets longer at most, in ms; never by more than its own length. */
const longestDelayMs = 60_000;

/** What a request needs; `headers` and `body` as for `fetch`. */
export interface SendOptions {
  readonly method?: string;
  readonly headers?: HeadersInit;
  readonly body?: BodyInit | null;
  /** How long to wait for the answer to begin, in ms, where it is to be more than usual. */
  readonly timeoutMs?: number;
  /** Within how long a GET whose connection broke is sent once more, in ms, where there is no hurry. */
  readonly repeatWithinMs?: number;
}

/** The browser's `fetch`, or what stands in for it. */
export type Fetch = NonNullable<Options['fetch']>;

/**
 * Sends a request and gives the answer: any status but 5xx and 429, which are thrown as coded errors. A 429 that speaks of
 * one invoice's reminders (`cooldown`) is an answer.
 */
export type Send = (url: string | URL, options?: SendOptions) => Promise<Response>;

/** Makes a `Send` whose requests carry one user's credentials out of one whose requests carry none. */
export type Authorize = (send: Send) => Send;

/**
 * Makes a `Send`. It remembers, per origin, until when a 429 or 503 asked to wait (`Retry-After`); until then it
 * throws the same error again without asking the server. It waits longer than it was asked to, never shorter, and how
 * much longer is left to chance: all browsers are told the same, and are not to come back in the same second.
 *
 * A GET is sent once more after a network failure, in a while that is left to chance as well; nothing that changes
 * anything is ever repeated here.
 *
 * @param now a clock that nobody sets, in ms: a wait does not become longer or shorter with the machine's clock
 * @param fetch what carries the requests, where it is not to be the network
 * @param random a number from 0 up to 1, as `Math.random`
 * @param clock is told the time that every answer carries
 * @throws {CodedError} `offline`, `timeout`, `server_error`, `rate_limited`; `malformed_answer` for one that is too long
 */
export function createSend(
  now: () => number = steadyNow,
  fetch?: Fetch,
  random: () => number = Math.random,
  clock?: Pick<WisePayClock, 'read' | 'note'>,
): Send {
  const waits = new Map<
    string,
    { until: number; code: 'server_error' | 'rate_limited'; details: ErrorDetails }
  >();

  return async (url, options = {}) => {
    const { origin } = new URL(url);
    const wait = waits.get(origin);
    if (wait !== undefined && now() < wait.until) {
      throw new CodedError(wait.code, { ...wait.details, retryAfterMs: wait.until - now() });
    }
    waits.delete(origin);

    const asked = clock?.read();
    const response = await fetchOnce(url, options, random, fetch);
    if (asked !== undefined) clock?.note(url, response.headers.get('Date'), asked);
    if (response.status < 500 && (response.status !== 429 || (await isCooldown(response)))) return response;

    const code = response.status === 429 ? 'rate_limited' : 'server_error';
    const askedMs = parseRetryAfter(response.headers);
    const details = describeResponse(response);
    if (askedMs === undefined) throw new CodedError(code, details);
    // Refusals that come together are one wait: nobody is told two ends of it.
    const known = waits.get(origin)?.until ?? 0;
    const earliest = now() + askedMs;
    const until = known >= earliest ? known : earliest + Math.ceil(delayAfter(askedMs, random));
    waits.set(origin, { until, code, details });
    throw new CodedError(code, { ...details, retryAfterMs: until - now() });
  };
}

/**
 * How much longer than it was asked to a browser waits, in ms. The root makes short delays rare: where all are told the
 * same moment, those who were told late have short ones anyway, and together they come back at an even rate.
 */
function delayAfter(askedMs: number, random: () => number): number {
  return Math.sqrt(random()) * Math.min(askedMs, longestDelayMs);
}

/** Fetches the whole answer: one that breaks off or stops on the way is no answer. */
async function fetchOnce(
  url: string | URL,
  { timeoutMs = answerTimeoutMs, repeatWithinMs = repeatsWithinMs, ...request }: SendOptions,
  random: () => number,
  fetch: Fetch = globalThis.fetch,
): Promise<Response> {
  let excess: CodedError | undefined;
  const onExcess = (error: CodedError) => {
    excess = error;
  };
  try {
    const pending = ky(url, {
      ...request,
      fetch: async (input, init) => limitLength(await fetch(input, init), onExcess),
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      timeout: timeoutMs,
      throwHttpErrors: false,
      retry: {
        limit: 1,
        methods: ['get'],
        delay: () => soonestRepeatMs + random() * (repeatWithinMs - soonestRepeatMs),
        shouldRetry: ({ error }) => isNetworkError(error),
      },
    });
    const body = await pending.arrayBuffer();
    const { status, headers } = await pending;
    return new Response(body.byteLength === 0 ? null : body, { status, headers });
  } catch (error) {
    // Chromium turns whatever ends a body into a network failure.
    if (excess !== undefined) throw excess;
    if (isTimeoutError(error)) throw new CodedError('timeout', {}, { cause: error });
    // ky does not name a connection that breaks while the body is read; `fetch` reports it as a TypeError too.
    if (isNetworkError(error) || error instanceof TypeError) {
      throw new CodedError('offline', {}, { cause: error });
    }
    throw error;
  }
}

/** Statuses whose answers have no body (Fetch standard, "null body status"). */
const withoutBody = [204, 205, 304];

/** The answer itself, whose body ends, and as `malformed_answer`, where it gets longer than any that WisePay gives. */
function limitLength(response: Response, onExcess: (error: CodedError) => void): Response {
  // Chromium gives an answer without a body an empty stream, which no new answer of that status may have.
  if (response.body === null || withoutBody.includes(response.status)) return response;
  let length = 0;
  const limited = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        length += chunk.byteLength;
        if (length <= longestAnswer) {
          controller.enqueue(chunk);
          return;
        }
        const error = new CodedError('malformed_answer', describeResponse(response));
        onExcess(error);
        controller.error(error);
      },
    }),
  );
  return new Response(limited, response);
}

/** A 429 that speaks of one invoice's reminders is a refusal, and no reason to leave the whole server alone. */
async function isCooldown(response: Response): Promise<boolean> {
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => null);
  const problem = v.safeParse(problemSchema, body);
  return problem.success && problem.output.code === 'cooldown';
}

/** What support needs to find the answer again. */
export function describeResponse(response: Response): ErrorDetails {
  const requestId = v.parse(requestIdSchema, response.headers.get('Request-Id') ?? undefined);
  return { status: response.status, ...(requestId !== undefined && { requestId }) };
}

/** How long a server may have the POD wait at most, in ms: one answer must not silence it for the day. */
const longestRetryAfterMs = 5 * 60_000;

/**
 * `Retry-After` is a number of seconds or an HTTP date (RFC 9110, 10.2.3); the result is in ms. A date is one on the server's
 * clock, which the answer tells; this machine's is asked only where it does not.
 */
function parseRetryAfter(headers: Headers): number | undefined {
  const header = headers.get('Retry-After');
  if (header === null) return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - timeOf(headers);
  return ms > 0 ? Math.min(ms, longestRetryAfterMs) : undefined;
}

/** When the server made its answer, in ms since 1970. */
function timeOf(headers: Headers): number {
  const date = Date.parse(headers.get('Date') ?? '');
  return Number.isNaN(date) ? Date.now() : date;
}
