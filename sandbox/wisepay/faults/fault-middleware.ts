/** Applies the ordered faults. */
import type { Context, MiddlewareHandler } from 'hono';
import { alreadyAnswered, type NodeEnv } from '../node-env.ts';
import { problemResponse } from '../problem.ts';
import type { Clock } from '../time/clock.ts';
import type { Fault, Faults } from './faults.ts';

/** Breaks connections to callers. */
export interface Connections {
  /** Closes the connection without an answer. */
  hangUp(context: Context<NodeEnv>): void;
  /** Lets the request be carried out, but never sends the answer. */
  loseAnswer(context: Context<NodeEnv>): void;
}

export interface FaultOptions {
  readonly faults: Faults;
  readonly connections: Connections;
  readonly clock: Clock;
}

/** Middleware that applies the next ordered fault for a request, if there is one, but never to a CORS preflight. */
export function withFaults({ faults, connections, clock }: FaultOptions): MiddlewareHandler<NodeEnv> {
  return async (context, next) => {
    const fault =
      context.req.method === 'OPTIONS' ? undefined : faults.take(context.req.method, context.req.path);
    switch (fault?.mode) {
      case 'drop_before':
        connections.hangUp(context);
        return alreadyAnswered();
      case 'drop_after':
        connections.loseAnswer(context);
        return next();
      case 'status':
        return refusal(fault);
      case 'status_after':
        await next();
        context.res = refusal(fault);
        return undefined;
      case 'malformed':
        return brokenJson();
      case 'malformed_after':
        await next();
        context.res = brokenJson();
        return undefined;
      case 'forge':
        // "Not modified" has no content to forge.
        context.req.raw.headers.delete('If-None-Match');
        await next();
        context.res = await forged(context.res, fault.merge);
        // The `ETag` is that of the true answer; Hono keeps the headers of an answer that it replaces.
        context.res.headers.delete('ETag');
        return undefined;
      case 'redirect':
        return new Response(null, { status: 307, headers: { Location: fault.location } });
      case 'delay':
        await receiveBody(context);
        await new Promise<void>((resolve) => clock.after(fault.ms, resolve));
        return next();
      default:
        return next();
    }
  };
}

/**
 * Reads the whole request before waiting, as a server behind a queue does: a caller that gives up meanwhile does not
 * withdraw the request. Hono caches the body for the handlers. The identity server reads its own requests, and does not
 * need this: they move no money.
 */
async function receiveBody(context: Context<NodeEnv>): Promise<void> {
  if (context.req.path.startsWith('/api/')) await context.req.text();
}

function refusal({ status, retryAfterSeconds }: Fault): Response {
  const codes: Readonly<Record<number, string>> = {
    401: 'token_expired',
    429: 'rate_limited',
    503: 'unavailable',
  };
  const waits = status === 429 || status === 503;
  return problemResponse(
    { status, code: codes[status] ?? 'fault_ordered', detail: 'Ordered through the sandbox' },
    waits ? { 'Retry-After': String(retryAfterSeconds) } : {},
  );
}

/** A faulty server: the true answer except for a change. */
async function forged(answer: Response, merge: Fault['merge']): Promise<Response> {
  const headers = new Headers(answer.headers);
  headers.delete('Content-Length');
  const body = JSON.stringify(mergePatch(await answer.json(), merge));
  return new Response(body, { status: answer.status, headers });
}

/** RFC 7396: objects are merged, null removes, everything else replaces. */
function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const merged = new Map(Object.entries(isObject(target) ? target : {}));
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) merged.delete(name);
    else merged.set(name, mergePatch(merged.get(name), value));
  }
  return Object.fromEntries(merged);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function brokenJson(): Response {
  return new Response('{"broken":', { headers: { 'Content-Type': 'application/json' } });
}
