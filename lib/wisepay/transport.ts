/**
 * The only way to WisePay: every request has a timeout, every failure to get a usable answer becomes a coded error, and
 * a server's request to wait is honored.
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

/** The longest answer, in bytes: real ones have about ten thousand, and reading takes time and memory. */
const longestAnswer = 256 * 1024;

/** When a GET whose connection broke is repeated, in ms: at the earliest, and at the latest if someone waits. */
const soonestRepeatMs = 100;
const repeatsWithinMs = 1_000;

/** The most that is added to a requested wait, in ms; never more than the wait itself. */
const longestDelayMs = 60_000;

/** What a request needs; `headers` and `body` as for `fetch`. */
export interface SendOptions {
  readonly method?: string;
  readonly headers?: HeadersInit;
  readonly body?: BodyInit | null;
  /** How long to wait for the answer to start, in ms, if longer than usual. */
  readonly timeoutMs?: number;
  /** Within how long a GET whose connection broke is repeated, in ms, if there is no hurry. */
  readonly repeatWithinMs?: number;
}

/** The browser's `fetch`, or a substitute. */
export type Fetch = NonNullable<Options['fetch']>;

/**
 * Sends a request and returns the answer: any status except 5xx and 429, which are thrown as coded errors. A 429 about
 * one invoice's reminders (`cooldown`) is an answer.
 */
export type Send = (url: string | URL, options?: SendOptions) => Promise<Response>;

/** An answer that has arrived, for the diagnostics. */
export interface AnswerSeen extends Pick<ErrorDetails, 'requestId'> {
  /** The request's address. */
  readonly url: string | URL;
  /** As it was given: in lower or upper case. */
  readonly method: string;
  /** HTTP status. */
  readonly status: number;
}

/** Turns a `Send` without credentials into one whose requests carry one user's credentials. */
export type Authorize = (send: Send) => Send;

/**
 * Creates a `Send`. It remembers, per origin, how long a 429 or 5xx asked it to wait (`Retry-After`); until then it
 * throws the same error again without asking the server. It never waits less than asked, and adds a random time: all
 * browsers are told the same, and must not return in the same second.
 *
 * A GET is repeated once after a network failure, after a random pause. A request that changes something is never
 * repeated here.
 *
 * @param now a clock that cannot be set, in ms: a wait does not change with the machine's clock
 * @param fetch sends the requests, instead of the browser's
 * @param random a number from 0 up to 1, as `Math.random`
 * @param clock receives the time in every answer
 * @param onAnswer told of every answer that arrives whole, whatever its status
 * @throws {CodedError} `offline`, `timeout`, `server_error`, `rate_limited`; `malformed_answer` for an answer that is
 *   too long
 */
export function createSend(
  now: () => number = steadyNow,
  fetch?: Fetch,
  random: () => number = Math.random,
  clock?: Pick<WisePayClock, 'read' | 'note'>,
  onAnswer?: (answer: AnswerSeen) => void,
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
    const details = describeResponse(response);
    onAnswer?.({ url, method: options.method ?? 'get', ...details });
    if (response.status < 500 && (response.status !== 429 || (await isCooldown(response)))) return response;

    const code = response.status === 429 ? 'rate_limited' : 'server_error';
    const askedMs = parseRetryAfter(response.headers);
    if (askedMs === undefined) throw new CodedError(code, details);
    // Refusals that arrive together share one wait, with one end.
    const known = waits.get(origin)?.until ?? 0;
    const earliest = now() + askedMs;
    const until = known >= earliest ? known : earliest + Math.ceil(delayAfter(askedMs, random));
    waits.set(origin, { until, code, details });
    throw new CodedError(code, { ...details, retryAfterMs: until - now() });
  };
}

/**
 * How much longer than asked a browser waits, in ms. The square root makes short additions rare: if all are given the
 * same end, those that are told late have short ones anyway, and together they return at an even rate.
 */
function delayAfter(askedMs: number, random: () => number): number {
  return Math.sqrt(random()) * Math.min(askedMs, longestDelayMs);
}

/** Fetches the whole answer: one that breaks off or stalls on the way does not count. */
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
    // Chromium turns any error that ends a body into a network failure.
    if (excess !== undefined) throw excess;
    if (isTimeoutError(error)) throw new CodedError('timeout', {}, { cause: error });
    // ky does not wrap the error of a connection that breaks while the body is read; `fetch` gives a TypeError.
    if (isNetworkError(error) || error instanceof TypeError) {
      throw new CodedError('offline', {}, { cause: error });
    }
    throw error;
  }
}

/** Statuses whose answers have no body (Fetch standard, "null body status"). */
const withoutBody = [204, 205, 304];

/** The answer, whose body fails with `malformed_answer` if it is longer than any that WisePay sends. */
function limitLength(response: Response, onExcess: (error: CodedError) => void): Response {
  // Chromium gives an answer without a body an empty stream, which a new `Response` of that status must not have.
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

/** Whether a 429 is about one invoice's reminders: a refusal, not a reason to stop asking the whole server. */
async function isCooldown(response: Response): Promise<boolean> {
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => null);
  const problem = v.safeParse(problemSchema, body);
  return problem.success && problem.output.code === 'cooldown';
}

/** The details by which support finds the answer. */
export function describeResponse(
  response: Response,
): Pick<ErrorDetails, 'requestId'> & { readonly status: number } {
  const requestId = v.parse(requestIdSchema, response.headers.get('Request-Id') ?? undefined);
  return { status: response.status, ...(requestId !== undefined && { requestId }) };
}

/** The longest wait that a server can impose, in ms: one answer must not silence it for the day. */
const longestRetryAfterMs = 5 * 60_000;

/**
 * `Retry-After` is a number of seconds or an HTTP date (RFC 9110, 10.2.3); the result is in ms. A date is in the
 * server's time, which the answer gives; this machine's clock is used only if it does not.
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
