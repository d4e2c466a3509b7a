/** Reads WisePay's answers, and checks them against the contract. */
import * as v from 'valibot';
import { CodedError, type ErrorDetails } from '../errors.ts';
import { type Problem, problemSchema } from './schemas/problem.ts';
import { namesIn, namesOfUnread } from './schemas/tolerant.ts';
import { describeResponse } from './transport.ts';

/** WisePay understood the request and refused it, with one of the contract's problem codes. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;
  readonly requestId: string | undefined;

  constructor(problem: Problem, requestId: string | undefined) {
    super(problem.code);
    this.problem = problem;
    this.requestId = requestId;
  }
}

/** Called with the names of the parts that could not be read in an otherwise valid answer and were left out. */
export type OnUnread = (details: ErrorDetails) => void;

/**
 * The body of a successful answer, parsed with `schema`.
 *
 * @throws {ProblemError} if WisePay refuses
 * @throws {CodedError} `token_expired` if WisePay says so, `malformed_answer` if the body violates the contract
 */
export async function readAnswer<T>(
  response: Response,
  schema: v.GenericSchema<unknown, T>,
  onUnread?: OnUnread,
): Promise<T> {
  const details = describeResponse(response);
  const body: unknown = await response.json().catch((cause: unknown) => {
    throw new CodedError('malformed_answer', details, { cause });
  });
  if (isTooDeep(body)) throw new CodedError('malformed_answer', details);
  if (response.ok) {
    const output = parseBody(schema, body, details);
    const unread = onUnread === undefined ? [] : namesOfUnread(schema, body);
    if (unread.length > 0) onUnread?.({ ...details, unread });
    return output;
  }
  const problem = parseBody(problemSchema, body, details);
  if (problem.code === 'token_expired') throw new CodedError('token_expired', details);
  throw new ProblemError(problem, details.requestId);
}

function parseBody<T>(
  schema: v.GenericSchema<unknown, T>,
  body: unknown,
  details: ReturnType<typeof describeResponse>,
): T {
  const result = v.safeParse(schema, body);
  if (result.success) return result.output;
  const unread = namesIn(result.issues);
  throw new CodedError('malformed_answer', { ...details, ...(unread.length > 0 && { unread }) });
}

/** How deep an answer may be nested: deeper than real ones, and shallow enough for any storage that may hold it. */
const deepestAnswer = 64;

/** Level by level, because an answer could be too deep for recursion. */
function isTooDeep(answer: unknown): boolean {
  let level: unknown[] = [answer];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepestAnswer) return true;
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []));
  }
  return false;
}
