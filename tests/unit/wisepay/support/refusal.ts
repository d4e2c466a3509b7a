import { ProblemError } from '#lib/wisepay/answers.ts';
import type { Problem } from '#lib/wisepay/schemas/problem.ts';

/** The refusal that a call ends with. Throws if it ends in any other way. */
export async function refusalOf(promise: Promise<unknown>): Promise<Problem> {
  const error = await promise.catch((thrown: unknown) => thrown);
  if (!(error instanceof ProblemError)) throw new Error('Not a refusal', { cause: error });
  return error.problem;
}
