/** The data that the PSA server gives to its page, as JSON inside the document. */
import * as v from 'valibot';
import { psaMemberSchema } from './member.ts';
import { psaOptionsSchema } from './options.ts';

/** The ID of the element that contains the JSON. */
export const bootstrapElementId = 'psa-bootstrap';

/** The client's initial data. */
export const bootstrapSchema = v.object({
  /** The prefix of this build's obfuscated class names, such as `GMDB3DUB`. */
  build: v.string(),
  member: v.nullable(psaMemberSchema),
  options: psaOptionsSchema,
  /** The time from which the seed's days count. */
  startedAt: v.pipe(v.string(), v.isoTimestamp()),
});
export type Bootstrap = v.InferOutput<typeof bootstrapSchema>;

/** Where the client signs in (POST) and out (DELETE). */
export const sessionPath = '/v2025_1/services/session';
