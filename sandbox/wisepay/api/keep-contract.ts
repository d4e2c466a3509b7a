/**
 * Checks the sandbox against the API document, with a validator that does not use the schemas of the POD and the
 * sandbox: no request succeeds that the document does not allow, and no answer leaves that it does not describe.
 */
import addFormats from 'ajv-formats';
import type { MiddlewareHandler } from 'hono';
import { type Document, OpenAPIBackend, type Request as ReceivedRequest } from 'openapi-backend';
import * as v from 'valibot';
import document from '#docs/wisepay-pod-api.openapi.json' with { type: 'json' };
import { isAlreadyAnswered } from '../node-env.ts';
import { problemResponse } from '../problem.ts';
import type { ApiEnv } from './api-env.ts';

/** Where the API is mounted. */
const root = '/api';

/** The validator checks only `application/json`; `problemsOf` checks the media type of refusals. */
const definition: Document = JSON.parse(
  JSON.stringify(document).replaceAll('"application/problem+json"', '"application/json"'),
);

const backend = new OpenAPIBackend({
  definition,
  apiRoot: root,
  // The linter checks the document itself; this would check it against OpenAPI 3.0.
  quick: true,
  coerceTypes: true,
  ajvOpts: { allErrors: true, strict: false },
  customizeAjv(ajv) {
    addFormats(ajv);
    return ajv;
  },
});

/** The part of an answer's description that is read here. */
const describedSchema = v.object({
  headers: v.record(v.string(), v.object({ required: v.optional(v.boolean(), false) })),
});

let ready: Promise<unknown> | undefined;

/**
 * Middleware that answers 500 in place of what breaks the contract, and logs it: a defect of the sandbox or the
 * document.
 */
export function keepContract(): MiddlewareHandler<ApiEnv> {
  return async (context, next) => {
    ready ??= backend.init();
    await ready;
    const request = received(context.req.raw, await context.req.text());
    await next();
    if (context.req.method === 'OPTIONS' || isAlreadyAnswered(context.res)) return;
    const problems = await problemsOf(request, context.res.clone());
    if (problems.length === 0) return;
    console.error(`${context.req.method} ${context.req.path} breaks the contract:`, ...problems);
    context.res = problemResponse({
      status: 500,
      code: 'internal_error',
      detail: problems.join('; ').slice(0, 900),
    });
  };
}

/** @param text the body: Hono caches it for the handlers, while the request itself can be read only once */
function received({ method, url, headers }: Request, text: string): ReceivedRequest {
  const { pathname, searchParams } = new URL(url);
  return {
    method,
    path: pathname,
    query: Object.fromEntries(searchParams),
    headers: Object.fromEntries(headers),
    ...(text !== '' && { body: text }),
  };
}

async function problemsOf(request: ReceivedRequest, response: Response): Promise<string[]> {
  const operation = backend.router.matchOperation(request);
  if (operation === undefined) return response.ok ? [`there is no ${request.method} ${request.path}`] : [];
  const { status } = response;
  const { responses = {} } = operation;
  if (!(status in responses)) return [`status ${status} is not named`];
  const mediaType = response.ok ? 'application/json' : 'application/problem+json';
  const isTyped = status === 304 || response.headers.get('Content-Type')?.startsWith(mediaType) === true;
  if (!isTyped) return [`is not ${mediaType}`];
  const { validator } = backend;
  const results = [
    // A refused request need not be valid.
    ...(response.ok ? [validator.validateRequest(request, operation)] : []),
    ...(status === 304 ? [] : [validator.validateResponse(await response.json(), operation, status)]),
    validator.validateResponseHeaders(Object.fromEntries(response.headers), operation, {
      statusCode: status,
    }),
  ];
  return [
    ...missingHeaders(response.headers, responses[status]),
    ...results
      .flatMap(({ errors }) => errors ?? [])
      .map(({ instancePath, message }) => `${instancePath} ${message}`),
  ];
}

/** The validator requires either all headers of an answer or none. */
function missingHeaders(headers: Headers, described: unknown): string[] {
  const { headers: named } = v.parse(describedSchema, described);
  return Object.entries(named).flatMap(([name, { required }]) =>
    required && !headers.has(name) ? [`has no ${name}`] : [],
  );
}
