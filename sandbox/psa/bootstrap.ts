/** What the PSA server hands to the page it serves, as JSON inside the document. */
import * as v from 'valibot';
import { psaMemberSchema } from './member.ts';
import { psaOptionsSchema } from './options.ts';

/** The id of the element that carries it. */
export const bootstrapElementId = 'psa-bootstrap';

/** Everything that the client starts from. */
export const bootstrapSchema = v.object({
  /** The prefix of this build's obfuscated class names, such as `GMDB3DUB`. */
  build: v.string(),
  member: v.nullable(psaMemberSchema),
  options: psaOptionsSchema,
  /** The moment from which the seed's days count. */
  startedAt: v.pipe(v.string(), v.isoTimestamp()),
});
export type Bootstrap = v.InferOutput<typeof bootstrapSchema>;

/** Where the client signs in (POST) and out (DELETE). */
export const sessionPath = '/v2025_1/services/session';
