/** WisePay's refusals: RFC 9457 problems. */
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import * as v from 'valibot';
import { refusalOf } from '#lib/wisepay/contract/refusals.ts';
import { problemSchema } from '#lib/wisepay/schemas/problem.ts';

type ProblemInput = v.InferInput<typeof problemSchema>;

/** An expected refusal; thrown anywhere in a handler, it becomes the answer. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly problem: ProblemInput;
  readonly headers: Readonly<Record<string, string>>;

  /** @param code one of the contract's (`lib/wisepay/contract/refusals.ts`), or of the sandbox's own controls */
  constructor(
    status: number,
    code: string,
    { params, detail, headers = {} }: Partial<ProblemInput> & { headers?: Record<string, string> } = {},
  ) {
    super(code);
    this.problem = { status, code, ...(detail && { detail }), ...(params && { params }) };
    this.headers = headers;
  }
}

/**
 * The problem as an answer.
 * @throws {v.ValiError} if the contract does not allow it
 */
export function problemResponse(problem: ProblemInput, headers: Record<string, string> = {}): Response {
  const valid = v.parse(problemSchema, problem);
  const params = refusalOf(problem.code)?.params;
  if (params) v.parse(params.schema, valid.params);
  return new Response(JSON.stringify({ type: 'about:blank', ...valid }), {
    status: valid.status,
    headers: { 'Content-Type': 'application/problem+json', ...headers },
  });
}

/** Turns a handler's error into an answer; anything but a refusal is a defect of the sandbox, and is logged. */
export function answerError(error: Error, context: Context): Response {
  if (error instanceof HTTPException) return error.getResponse();
  if (error instanceof Refusal) return problemResponse(error.problem, error.headers);
  console.error(`${context.req.method} ${context.req.path}:`, error);
  return problemResponse({ status: 500, code: 'internal_error', detail: error.message });
}

/** The request's JSON body, parsed. @throws {Refusal} 400 `invalid_request` if it does not fit */
export async function jsonBody<TSchema extends v.GenericSchema>(
  context: Context,
  schema: TSchema,
): Promise<v.InferOutput<TSchema>> {
  const body: unknown = await context.req.json().catch(() => undefined);
  return valid(schema, body);
}

/** The input, parsed. @throws {Refusal} 400 `invalid_request`, which names the fields that do not fit */
export function valid<TSchema extends v.GenericSchema>(
  schema: TSchema,
  input: unknown,
): v.InferOutput<TSchema> {
  const result = v.safeParse(schema, input);
  if (result.success) return result.output;
  const detail = result.issues
    .map((issue) => `${v.getDotPath(issue) ?? 'body'}: ${issue.message}`)
    .join('; ');
  throw new Refusal(400, 'invalid_request', { detail });
}
