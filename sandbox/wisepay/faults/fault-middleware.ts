/** Makes the ordered faults happen. */
import type { Context, MiddlewareHandler } from 'hono';
import { alreadyAnswered, type NodeEnv } from '../node-env.ts';
import { problemResponse } from '../problem.ts';
import type { Clock } from '../time/clock.ts';
import type { Fault, Faults } from './faults.ts';

/** The connections to the callers, to be broken. */
export interface Connections {
  /** Ends the connection; nothing is answered. */
  hangUp(context: Context<NodeEnv>): void;
  /** Everything happens as usual, only the answer never leaves. */
  loseAnswer(context: Context<NodeEnv>): void;
}

export interface FaultOptions {
  readonly faults: Faults;
  readonly connections: Connections;
  readonly clock: Clock;
}

/** Lets the next ordered fault for a request happen, if there is one. A CORS preflight is never hit. */
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
        // "Nothing has changed" cannot be forged.
        context.req.raw.headers.delete('If-None-Match');
        await next();
        context.res = await forged(context.res, fault.merge);
        // It names the true answer; Hono keeps the headers of what it replaces.
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
 * Takes in the whole request before waiting, as a server behind a queue does: whoever loses patience meanwhile
 * does not call the request back. Hono keeps what was read for the handlers. The identity server reads its own
 * requests, and needs no such care: they move no money.
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

/** A server that has gone bad: the answer is the true one but for a change. */
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
