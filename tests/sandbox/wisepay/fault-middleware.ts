/** Makes the ordered faults happen. */
import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { HttpBindings } from '@hono/node-server';
import type { Context, MiddlewareHandler } from 'hono';
import type { Fault, Faults } from './faults.ts';
import { alreadyAnswered, type NodeEnv } from './node-env.ts';
import { problemResponse } from './problem.ts';

/** Lets the next ordered fault for a request happen, if there is one. A CORS preflight is never hit. */
export function withFaults(faults: Faults): MiddlewareHandler<NodeEnv> {
  return async (c, next) => {
    const fault = c.req.method === 'OPTIONS' ? undefined : faults.take(c.req.method, c.req.path);
    switch (fault?.mode) {
      case 'drop_before':
        hangUp(c.env);
        return alreadyAnswered();
      case 'drop_after':
        loseAnswer(c.env.outgoing);
        return next();
      case 'status':
        return refusal(fault);
      case 'malformed':
        return brokenJson();
      case 'delay':
        await receiveBody(c);
        await wait(fault.ms);
        return next();
      default:
        return next();
    }
  };
}

/** To the caller this looks like a dead network. */
function hangUp({ incoming }: HttpBindings): void {
  incoming.socket.destroy();
}

/** Everything happens as usual, only the answer never leaves. */
function loseAnswer(outgoing: ServerResponse): void {
  const destroy = () => {
    outgoing.destroy();
    return outgoing;
  };
  Object.assign(outgoing, { writeHead: () => outgoing, write: () => true, end: destroy });
}

/**
 * Takes in the whole request before waiting, as a server behind a queue does: whoever loses patience meanwhile
 * does not call the request back. Hono keeps what was read for the handlers. The identity server reads its own
 * requests, and needs no such care: they move no money.
 */
async function receiveBody(c: Context<NodeEnv>): Promise<void> {
  if (c.req.path.startsWith('/api/')) await c.req.text();
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

function brokenJson(): Response {
  return new Response('{"broken":', { headers: { 'Content-Type': 'application/json' } });
}
