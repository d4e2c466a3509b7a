/** The contract for the diagnostics report that a panel asks for: the report on the panel's own tab. */
import * as v from 'valibot';
import { podErrorSchema } from '../errors.ts';

/** Panel → worker. The browser says which tab it is. */
export const reportMessageSchema = v.strictObject({ kind: v.literal('pod.report') });

export type ReportMessage = v.InferOutput<typeof reportMessageSchema>;

/** Worker → panel. */
export const reportReplySchema = v.variant('ok', [
  v.object({ ok: v.literal(true), report: v.string() }),
  v.object({ ok: v.literal(false), error: podErrorSchema }),
]);

export type ReportReply = v.InferOutput<typeof reportReplySchema>;
