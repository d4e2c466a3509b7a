/** What a call of the POD API is described by. */
import type * as v from 'valibot';
import type { ParameterName } from './parameters.ts';
import type { RefusalCode } from './refusals.ts';

export interface Call {
  readonly method: 'get' | 'post';
  /** With the names of its parameters in braces. */
  readonly path: `/${string}`;
  /** What the call is, in a few words. */
  readonly summary: string;
  /** What has to be known beyond that. */
  readonly description?: string;
  /** Those of this call alone, in the order of the document. */
  readonly parameters: readonly ParameterName[];
  /** What is sent. */
  readonly body?: { readonly schema: v.GenericSchema; readonly example: unknown };
  readonly answer: {
    /** HTTP status of a good answer. */
    readonly status: 200 | 201 | 202;
    readonly meaning: string;
    readonly schema: v.GenericSchema;
    readonly example: unknown;
    /** It carries an `ETag`, and comes as 304 without a body to whoever knows it already. */
    readonly isTagged?: true;
  };
  /** Those of this call alone; every call may be refused with the common ones. */
  readonly refusals: readonly RefusalCode[];
}

/** A call whose examples are held to its schemas by the compiler. */
export function call<Answer extends v.GenericSchema, Body extends v.GenericSchema = never>(
  described: Omit<Call, 'answer' | 'body'> & {
    readonly answer: Call['answer'] & { readonly schema: Answer; readonly example: v.InferInput<Answer> };
    readonly body?: { readonly schema: Body; readonly example: v.InferInput<Body> };
  },
): Call {
  return described;
}

/** How any request may be refused. */
export const commonRefusals = [
  'token_expired',
  'invalid_dpop_proof',
  'use_dpop_nonce',
  'user_unknown',
  'user_inactive',
  'not_admin',
  'rate_limited',
  'internal_error',
  'unavailable',
] as const satisfies readonly RefusalCode[];

/** How any request that changes something may be refused besides. */
export const commonPostRefusals = [
  'invalid_request',
  'idempotency_key_missing',
  'operation_in_progress',
  'idempotency_key_reused',
] as const satisfies readonly RefusalCode[];
