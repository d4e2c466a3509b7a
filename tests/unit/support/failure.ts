import { CodedError, type PodError } from '#lib/errors.ts';

/** What a promise fails with, as code and details. Throws when it does not fail, or not as expected failures do. */
export async function failureOf(promise: Promise<unknown>): Promise<PodError> {
  const outcome = await promise.then(
    () => 'It did not fail.',
    (error: unknown) => error,
  );
  if (outcome instanceof CodedError) return { code: outcome.code, details: outcome.details };
  throw new Error('Not an expected failure', { cause: outcome });
}
