/** RFC 9457 `application/problem+json`: how WisePay refuses. */
import * as v from 'valibot';
import { problemCodeSchema } from '../../errors.ts';
import { textSchema, wordsSchema } from './common.ts';
import { openListOf } from './open-values.ts';
import { decoration, orElse, readableOf } from './tolerant.ts';

/** Every refusal has a stable `code`; `detail` is for logs, `params` for the POD's own words. */
export const problemSchema = v.object({
  status: v.pipe(v.number(), v.integer(), v.minValue(400), v.maxValue(599)),
  code: problemCodeSchema,
  detail: decoration(wordsSchema),
  params: orElse(v.optional(v.record(v.string(), v.unknown()), {}), {}),
});

export type Problem = v.InferOutput<typeof problemSchema>;

/** The known reasons why WisePay does not have an invoice. */
export const notSyncedReasonSchema = v.picklist([
  'unknown',
  'location_excluded',
  'status_not_closed',
  'before_start_date',
]);

/** `params` of 404 `invoice_not_synced`: why WisePay does not have the invoice. */
export const notSyncedParamsSchema = v.object({ reason: decoration(openListOf(notSyncedReasonSchema)) });

/** `params` of 409 `invoice_ambiguous`: all invoices that match the page. */
export const ambiguousParamsSchema = v.object({
  candidates: orElse(
    readableOf(v.object({ number: textSchema, recordId: textSchema, company: textSchema }), 20),
    [],
  ),
});
