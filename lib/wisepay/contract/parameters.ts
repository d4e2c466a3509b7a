/** What a request of the POD API carries besides its body. In the request, all of it is text. */
import * as v from 'valibot';
import { idSchema } from '../schemas/common.ts';
import { longestWaitSeconds } from './limits.ts';

export interface Parameter {
  readonly in: 'path' | 'query' | 'header';
  readonly schema: v.GenericSchema;
  readonly meaning: string;
  readonly isRequired: boolean;
  readonly example: string | number;
}

const keySchema = v.pipe(v.string(), v.uuid());
const nameSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const wholeNumberSchema = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(999_999_999));

/** By the name in the request. */
export const parameters = {
  id: {
    in: 'path',
    schema: idSchema,
    meaning: 'WisePay’s id of what this is about.',
    isRequired: true,
    example: 'inv_5101',
  },
  idempotencyKey: {
    in: 'path',
    schema: keySchema,
    meaning: 'The `Idempotency-Key` of the request that is asked about.',
    isRequired: true,
    example: '0b9c6f6e-57a5-4b43-9c2b-3f1c1a2c6f10',
  },
  host: {
    in: 'query',
    schema: nameSchema,
    meaning: 'Name of the PSA host, with its port where that is not the usual one.',
    isRequired: true,
    example: 'na.myconnectwise.net',
  },
  company: {
    in: 'query',
    schema: nameSchema,
    meaning: 'The company id that people sign in to PSA with, where the page tells it.',
    isRequired: false,
    example: 'northwind',
  },
  recordId: {
    in: 'query',
    schema: nameSchema,
    meaning: 'PSA’s id of the record. This or the number is needed.',
    isRequired: false,
    example: '5101',
  },
  number: {
    in: 'query',
    schema: nameSchema,
    meaning: 'The invoice number that PSA shows. This or the record id is needed.',
    isRequired: false,
    example: '20101',
  },
  after: {
    in: 'query',
    schema: wholeNumberSchema,
    meaning: 'The `version` that is known: the answer comes as soon as there is a newer one.',
    isRequired: false,
    example: 3,
  },
  wait: {
    in: 'query',
    schema: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(longestWaitSeconds)),
    meaning: 'How long to keep the request open for that, in seconds; without it the answer comes at once.',
    isRequired: false,
    example: longestWaitSeconds,
  },
  'If-None-Match': {
    in: 'header',
    schema: v.string(),
    meaning: 'The `ETag` of the invoice that is known.',
    isRequired: false,
    example: '"b1946ac92492d2347c6235b4d2611184"',
  },
  'Idempotency-Key': {
    in: 'header',
    schema: keySchema,
    meaning:
      'One for each wish. The same key and body give the first answer again; keys live at least 24 h. After 401, 412, 429 and 503 the key is free again.',
    isRequired: true,
    example: '0b9c6f6e-57a5-4b43-9c2b-3f1c1a2c6f10',
  },
  DPoP: {
    in: 'header',
    schema: v.string(),
    meaning: 'A proof, fresh for this request, that the caller holds the token’s key (RFC 9449, ES256).',
    isRequired: true,
    example: 'eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2In0.e30.c2lnbmF0dXJl',
  },
} as const satisfies Readonly<Record<string, Parameter>>;

export type ParameterName = keyof typeof parameters;
