/** What Hono's Node adapter passes to the apps: the raw request and answer, beside the standard ones. */
import type { HttpBindings } from '@hono/node-server';

export interface NodeEnv {
  Bindings: HttpBindings;
}

/** Tells the adapter that there is nothing left to send. */
const alreadySentHeader = 'x-hono-already-sent';

/**
 * The answer of a handler that has answered, or hung up, on the raw connection. A new object each time, because
 * Hono adds headers to what handlers return.
 */
export function alreadyAnswered(): Response {
  return new Response(null, { headers: { [alreadySentHeader]: 'true' } });
}

/** Whether a handler answered, or hung up, on the raw connection. */
export function isAlreadyAnswered(response: Response): boolean {
  return response.headers.has(alreadySentHeader);
}
