/** Idempotency keys: a request that arrives twice is carried out once. */
import type { MiddlewareHandler } from 'hono';
import * as v from 'valibot';
import { parameters } from '#lib/wisepay/contract/parameters.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { beginOperation, settleOperation } from '../ledger/operations.ts';
import { Refusal } from '../problem.ts';
import type { ApiEnv } from './api-env.ts';

/**
 * Middleware that requires an `Idempotency-Key` (400 `idempotency_key_missing`), repeats the first answer to a request
 * that was answered before, and refuses a key that is in use (409) or was used for another request (422).
 * @param kind what the endpoint does, as `GET /operations/{key}` names it
 */
export function idempotent(ledger: Ledger, kind: string): MiddlewareHandler<ApiEnv> {
  return async (context, next) => {
    const header = v.safeParse(parameters['Idempotency-Key'].schema, context.req.header('Idempotency-Key'));
    if (!header.success) throw new Refusal(400, 'idempotency_key_missing');
    const key = header.output.toLowerCase();
    const userId = context.var.user.id;
    const fingerprint = `${context.req.method} ${context.req.path}\n${await context.req.text()}`;
    const begun = beginOperation(ledger, { userId, key, kind, fingerprint });
    switch (begun.kind) {
      case 'reused':
        throw new Refusal(422, 'idempotency_key_reused');
      case 'running':
        throw new Refusal(409, 'operation_in_progress');
      case 'done':
        return replay(begun.answer);
    }
    await next();
    settleOperation(
      ledger,
      { userId, key },
      { status: context.res.status, body: await context.res.clone().json() },
    );
    return undefined;
  };
}

function replay({ status, body }: { readonly status: number; readonly body: unknown }): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'Content-Type': status < 400 ? 'application/json' : 'application/problem+json',
      'Idempotent-Replayed': 'true',
    },
  });
}
