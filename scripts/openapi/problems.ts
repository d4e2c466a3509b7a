/** Refusals in the API document. */
import type { JsonSchema } from '@valibot/to-json-schema';
import { type RefusalCode, refusalOf, refusals } from '../../lib/wisepay/contract/refusals.ts';
import { jsonSchemaOf } from './json-schemas.ts';

/** The name of a refusal's schema: `invoice_paid` becomes `ProblemInvoicePaid`. */
function nameOf(code: string): string {
  return `Problem${code.replaceAll(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase())}`;
}

/** A schema for each refusal, by its name in the document. */
export function problemSchemas(): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries(Object.keys(refusals).map((code) => [nameOf(code), problemSchema(code)]));
}

function problemSchema(code: string): JsonSchema {
  const { status, meaning, params } = known(code);
  return {
    type: 'object',
    description: meaning,
    properties: {
      type: { type: 'string', const: 'about:blank' },
      status: { type: 'integer', const: status },
      code: { type: 'string', const: code },
      detail: { type: 'string', maxLength: 1_000, description: 'For logs.' },
      ...(params && { params: jsonSchemaOf(params.schema) }),
    },
    required: ['status', 'code', ...(params ? ['params'] : [])],
  };
}

/** The responses that refuse a call, by status. */
export function refusalResponses(codes: readonly RefusalCode[]): Readonly<Record<string, unknown>> {
  const byStatus = Map.groupBy(codes.toSorted(), (code) => refusals[code].status);
  return Object.fromEntries([...byStatus].map(([status, same]) => [`${status}`, refusalResponse(same)]));
}

function refusalResponse(codes: readonly RefusalCode[]): unknown {
  const headers = new Set(codes.flatMap((code) => known(code).headers ?? []));
  const schemas = codes.map((code) => ({ $ref: `#/components/schemas/${nameOf(code)}` }));
  return {
    description: codes.map((code) => `\`${code}\`: ${known(code).meaning}`).join('\n\n'),
    headers: Object.fromEntries(
      ['Request-Id', 'Date', ...headers].map((name) => [name, { $ref: `#/components/headers/${name}` }]),
    ),
    content: {
      'application/problem+json': {
        schema: schemas.length === 1 ? schemas[0] : { oneOf: schemas },
        examples: Object.fromEntries(codes.map((code) => [code, { value: example(code) }])),
      },
    },
  };
}

function example(code: RefusalCode): unknown {
  const { status, params } = known(code);
  return { type: 'about:blank', status, code, ...(params && { params: params.example }) };
}

function known(code: string) {
  const refusal = refusalOf(code);
  if (refusal === undefined) throw new Error(`The contract has no refusal ${code}.`);
  return refusal;
}
