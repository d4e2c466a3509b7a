/** The description of a call of the POD API. */
import type * as v from 'valibot';
import type { ParameterName } from './parameters.ts';
import type { RefusalCode } from './refusals.ts';

export interface Call {
  readonly method: 'get' | 'post';
  /** With the names of its parameters in braces. */
  readonly path: `/${string}`;
  /** What the call does, in a few words. */
  readonly summary: string;
  /** Further details. */
  readonly description?: string;
  /** The call's own parameters, in the order of the document. */
  readonly parameters: readonly ParameterName[];
  /** The body of the request. */
  readonly body?: { readonly schema: v.GenericSchema; readonly example: unknown };
  readonly answer: {
    /** HTTP status of a successful answer. */
    readonly status: 200 | 201 | 202;
    readonly meaning: string;
    readonly schema: v.GenericSchema;
    readonly example: unknown;
    /** The answer has an `ETag`, and is a 304 without a body for a client that already has it. */
    readonly isTagged?: true;
  };
  /** The call's own refusals; every call may also be refused with the common ones. */
  readonly refusals: readonly RefusalCode[];
}

/** Describes a call. The compiler checks its examples against its schemas. */
export function call<Answer extends v.GenericSchema, Body extends v.GenericSchema = never>(
  described: Omit<Call, 'answer' | 'body'> & {
    readonly answer: Call['answer'] & { readonly schema: Answer; readonly example: v.InferInput<Answer> };
    readonly body?: { readonly schema: Body; readonly example: v.InferInput<Body> };
  },
): Call {
  return described;
}

/** The refusals of any request. */
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

/** The further refusals of any request that changes something. */
export const commonPostRefusals = [
  'invalid_request',
  'idempotency_key_missing',
  'operation_in_progress',
  'idempotency_key_reused',
] as const satisfies readonly RefusalCode[];
