/** `GET /operations/{idempotencyKey}`: what became of a request whose answer never arrived. */
import * as v from 'valibot';
import { textSchema } from './common.ts';

/** Status of the first answer, as HTTP has it: what is below 400 was done. */
const statusSchema = v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599));

export const operationSchema = v.variant('state', [
  v.object({ state: v.literal('running'), kind: textSchema }),
  v.object({ state: v.literal('done'), kind: textSchema, status: statusSchema, body: v.unknown() }),
]);

export type Operation = v.InferOutput<typeof operationSchema>;
