/** Answers, checked against the contract. */
import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import * as v from 'valibot';
import { toTheLetter } from '#lib/wisepay/schemas/tolerant.ts';

/**
 * The value as a JSON answer, with exactly the fields that the contract names.
 * @throws {Error} if the contract does not allow the value: a defect of the sandbox, answered with 500
 */
export function answer<TSchema extends v.GenericSchema>(
  schema: TSchema,
  value: v.InferInput<TSchema>,
  status = 200,
): Response {
  return Response.json(contractual(schema, value), { status });
}

/** Like `answer`, with an `ETag` made from the content; 304 if the caller already has that content. */
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
