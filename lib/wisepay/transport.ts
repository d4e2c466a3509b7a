/**
 * The one way out to WisePay: every request has a time-out, every failure to get a usable answer becomes a
 * coded error, and a server that asks for patience gets it.
 */
import ky, { isNetworkError, isTimeoutError, type Options } from 'ky';
import * as v from 'valibot';
import { CodedError, type ErrorDetails, requestIdSchema } from '../errors.ts';
import { problemSchema } from './schemas/problem.ts';

/**
 * How long WisePay may take for an answer, in ms. The browser ends a worker whose fetch waits more than 30 s,
 * so this stays well below.
 */
const answerTimeoutMs = 10_000;

/** How long an answer may be, in bytes: real ones have some ten thousand, and reading takes time and memory. */
const longestAnswer = 256 * 1024;

/** What a request needs; `headers` and `body` as for `fetch`. */
export interface SendOptions {
  readonly method?: string;
  readonly headers?: HeadersInit;
  readonly body?: BodyInit | null;
  /** How long to wait for the answer to begin, in ms, where it is to be more than usual. */
  readonly timeoutMs?: number;
}

/** The browser's `fetch`, or what stands in for it. */
export type Fetch = NonNullable<Options['fetch']>;

/** Sends a request and gives the answer: any status but 429 and 5xx, which are thrown as coded errors. */
export type Send = (url: string | URL, options?: SendOptions) => Promise<Response>;

/**
 * Makes a `Send`. It remembers, per origin, until when a 429 or 503 asked to wait (`Retry-After`); until then it
 * throws the same error again without asking the server.
 *
 * A GET is sent once more after a network failure; nothing that changes anything is ever repeated here.
 *
 * @param now the time in ms since 1970
 * @param fetch what carries the requests, where it is not to be the network
 * @throws {CodedError} `offline`, `timeout`, `server_error`, `rate_limited`
 */
export function createSend(now: () => number = Date.now, fetch?: Fetch): Send {
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

    const response = await fetchOnce(url, options, fetch);
    if (response.status < 500 && (response.status !== 429 || (await isCooldown(response)))) return response;

    const code = response.status === 429 ? 'rate_limited' : 'server_error';
    const retryAfterMs = parseRetryAfter(response.headers.get('Retry-After'), now());
    const details = describeResponse(response);
    if (retryAfterMs === undefined) throw new CodedError(code, details);
    waits.set(origin, { until: now() + retryAfterMs, code, details });
    throw new CodedError(code, { ...details, retryAfterMs });
  };
}

/** Fetches the whole answer: one that breaks off or stops on the way is no answer. */
async function fetchOnce(
  url: string | URL,
  { timeoutMs = answerTimeoutMs, ...request }: SendOptions,
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
        delay: () => 200,
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

/** `Retry-After` is a number of seconds or an HTTP date (RFC 9110, 10.2.3); the result is in ms. */
function parseRetryAfter(header: string | null, nowMs: number): number | undefined {
  if (header === null) return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - nowMs;
  return ms > 0 ? Math.min(ms, longestRetryAfterMs) : undefined;
}
