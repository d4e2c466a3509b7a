/** `GET /operations/{idempotencyKey}`: the outcome of a request whose answer never arrived. */
import * as v from 'valibot';
import { described, wordsSchema } from './common.ts';
import { decoration } from './tolerant.ts';

/** HTTP status of the first answer: below 400, the request was carried out. */
const statusSchema = v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599));

const kindSchema = decoration(described(wordsSchema, 'What the request was for, for logs.'));

export const operationSchema = v.variant('state', [
  v.object({ state: v.literal('running'), kind: kindSchema }),
  v.object({
    state: v.literal('done'),
    kind: kindSchema,
    status: described(statusSchema, 'Status of the first answer.'),
    body: described(v.unknown(), 'Body of the first answer.'),
  }),
]);

export type Operation = v.InferOutput<typeof operationSchema>;
