/** `GET /operations/{idempotencyKey}`: what became of a request whose answer never arrived. */
import * as v from 'valibot';

export const operationSchema = v.variant('state', [
  v.object({ state: v.literal('running'), kind: v.string() }),
  v.object({ state: v.literal('done'), kind: v.string(), status: v.number(), body: v.unknown() }),
]);

export type Operation = v.InferOutput<typeof operationSchema>;
