import { CodedError, type PodError } from '#lib/errors.ts';

/** The code and details of a promise's expected failure. Throws if it does not fail, or fails unexpectedly. */
export async function failureOf(promise: Promise<unknown>): Promise<PodError> {
  const outcome = await promise.then(
    () => 'It did not fail.',
    (error: unknown) => error,
  );
  if (outcome instanceof CodedError) return { code: outcome.code, details: outcome.details };
  throw new Error('Not an expected failure', { cause: outcome });
}
