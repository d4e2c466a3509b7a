/** Answers, held to the contract. */
import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import * as v from 'valibot';
import { toTheLetter } from '#lib/wisepay/schemas/tolerant.ts';

/**
 * The value as a JSON answer, with exactly what the contract names.
 * @throws {Error} when the contract does not allow the value: a defect of the sandbox, answered as a 500
 */
export function answer<TSchema extends v.GenericSchema>(
  schema: TSchema,
  value: v.InferInput<TSchema>,
  status = 200,
): Response {
  return Response.json(contractual(schema, value), { status });
}

/** Like `answer`, with an `ETag` made from the content, or 304 when the caller has exactly that already. */
export function answerWithETag<TSchema extends v.GenericSchema>(
  context: Context,
  schema: TSchema,
  value: v.InferInput<TSchema>,
): Response {
  const body = JSON.stringify(contractual(schema, value));
  const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
  const known = context.req.header('If-None-Match')?.split(/\s*,\s*/) ?? [];
  if (known.includes(etag)) return new Response(null, { status: 304, headers: { ETag: etag } });
  return new Response(body, { headers: { 'Content-Type': 'application/json', ETag: etag } });
}

function contractual<TSchema extends v.GenericSchema>(schema: TSchema, value: v.InferInput<TSchema>) {
  const result = v.safeParse(toTheLetter(schema), value);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new Error(`Answer breaks the contract at ${v.getDotPath(issue) ?? 'its root'}: ${issue.message}`);
}
