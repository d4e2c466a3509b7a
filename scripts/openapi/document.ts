/** The OpenAPI 3.1 document of the API that the POD needs, made from the contract (`lib/wisepay/contract/`). Pure. */
import { type Call, commonPostRefusals, commonRefusals } from '../../lib/wisepay/contract/call.ts';
import { calls } from '../../lib/wisepay/contract/calls.ts';
import { type Parameter, parameters } from '../../lib/wisepay/contract/parameters.ts';
import { jsonSchemaOf, namedJsonSchemas } from './json-schemas.ts';
import { problemSchemas, refusalResponses } from './problems.ts';

/** Changes with the contract: the first number if a server of the old version would no longer be enough. */
const version = '1.1.0';

const about = `WisePay publishes no API. This is the one that the POD needs, small enough to be put in front of what WisePay has: everything in it is inference.

Money is an integer number of minor units with its currency. Times are RFC 3339 in UTC. Ids are opaque. Unknown fields in answers are ignored, missing ones that are required are an error; an optional one may be null, which is the same as left out. Where a list of values stands beside a plain string, the list may grow: any other value is shown as it is, and nothing is concluded from it. Refusals are RFC 9457 problems with a stable \`code\`; the words for people are the POD's. Addresses in answers are opened only on the configured web app's origin. CORS admits the extension's origin and exposes the headers of answers, \`Date\` among them.

Tokens are bound to a key (DPoP, RFC 9449). Every POST that changes anything carries an \`Idempotency-Key\`; every money-moving one also the \`invoiceVersion\` that the person saw. All amounts of an invoice are in its own currency.`;

const headers = {
  'Request-Id': {
    ...text('Names the request, for support.', '2f1c7c0a-6a46-4f0e-9d0c-7b6f1c0f8a11'),
    required: true,
  },
  Date: {
    ...text('WisePay’s time (RFC 9110): what is sent again goes by it.', 'Mon, 04 May 2026 09:30:00 GMT'),
    required: true,
  },
  ETag: text('Names this state of the invoice.', '"b1946ac92492d2347c6235b4d2611184"'),
  'Idempotent-Replayed': text('`true` where this is the first answer to the same request once more.', 'true'),
  'Retry-After': text('How long to wait, in seconds, or a date of HTTP.', '30'),
  'WWW-Authenticate': text(
    'What is wrong with the token or its proof (RFC 9449, RFC 9470).',
    'DPoP algs="ES256"',
  ),
  'DPoP-Nonce': text('The nonce for the next proof.', 'eyJ7S_zG'),
} as const;

/** The document as text. */
export function openApiText(): string {
  return `${JSON.stringify(openApiDocument(), null, 2)}\n`;
}

function openApiDocument(): unknown {
  return {
    openapi: '3.1.1',
    info: {
      title: 'WisePay Payment POD API',
      version,
      summary: 'What the WisePay Payment POD asks of WisePay.',
      description: about,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [
      {
        url: 'https://{address}',
        description: 'Wherever the policy or the package says.',
        variables: { address: { default: 'wisepay.invalid/pod', description: 'Host and path of the API.' } },
      },
    ],
    security: [{ token: [] }],
    tags: tags.map(([name, description]) => ({ name, description })),
    paths: paths(),
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'DPoP',
          description: 'The access token of the OpenID provider, with a `DPoP` proof beside it.',
        },
      },
      parameters: Object.fromEntries(
        Object.entries(parameters).map(([name, each]) => [name, parameter(name, each)]),
      ),
      headers,
      schemas: { ...namedJsonSchemas, ...problemSchemas() },
    },
  };
}

const tags = [
  ['Reading', 'Changes nothing.'],
  ['Changing', 'Carries an idempotency key, and is carried out once.'],
] as const;

function paths(): Readonly<Record<string, unknown>> {
  const all = Object.entries(calls).map(([id, call]) => ({ id, call }));
  const byPath = Map.groupBy(all, ({ call }) => call.path);
  return Object.fromEntries(
    [...byPath].map(([path, same]) => [
      path,
      Object.fromEntries(same.map(({ id, call }) => [call.method, operation(id, call)])),
    ]),
  );
}

function operation(id: string, { method, summary, description, body, answer, ...rest }: Call): unknown {
  const isPost = method === 'post';
  const names = [...rest.parameters, 'DPoP', ...(isPost ? ['Idempotency-Key'] : [])];
  const refusals = [...rest.refusals, ...commonRefusals, ...(isPost ? commonPostRefusals : [])];
  return {
    operationId: id,
    tags: [isPost ? 'Changing' : 'Reading'],
    summary,
    ...(description && { description }),
    parameters: names.map((name) => ({ $ref: `#/components/parameters/${name}` })),
    ...(body && { requestBody: { required: true, content: json(body) } }),
    responses: {
      [answer.status]: {
        description: answer.meaning,
        headers: headersOf([
          'Request-Id',
          'Date',
          ...(answer.isTagged ? ['ETag'] : []),
          ...(isPost ? ['Idempotent-Replayed'] : []),
        ]),
        content: json(answer),
      },
      ...(answer.isTagged && {
        304: { description: 'Nothing has changed.', headers: headersOf(['Request-Id', 'Date', 'ETag']) },
      }),
      ...refusalResponses(refusals),
    },
  };
}

function json({ schema, example }: Pick<Call['answer'], 'schema' | 'example'>): unknown {
  return { 'application/json': { schema: jsonSchemaOf(schema), example } };
}

function headersOf(names: readonly string[]): unknown {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

function parameter(name: string, { in: place, schema, meaning, isRequired, example }: Parameter): unknown {
  return {
    name,
    in: place,
    required: isRequired,
    description: meaning,
    schema: jsonSchemaOf(schema),
    example,
  };
}

function text(description: string, example: string) {
  return { description, schema: { type: 'string' }, example };
}
