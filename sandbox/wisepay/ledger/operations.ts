/**
 * Idempotency keys: what was asked with them, how often, and the first answer. A key belongs to the user who
 * used it first; they are kept until the sandbox is reset, which is longer than the 24 hours that the contract asks.
 */
import type { Ledger } from './ledger.ts';
import type { LedgerState, OperationAnswer, OperationRecord } from './records.ts';

/** A request with its key. */
export type OperationRequest = Pick<OperationRecord, 'userId' | 'key' | 'kind' | 'fingerprint'>;

/** What is to be done with a request. */
export type Begun =
  | { readonly kind: 'first' | 'running' | 'reused' }
  | { readonly kind: 'done'; readonly answer: OperationAnswer };

/**
 * Notes that a request with a key arrived.
 * @returns `first`: carry it out; `running`: the first one has no answer yet; `reused`: the key was first used
 * for something else; `done`: the answer that stands, to be given again
 */
export function beginOperation(ledger: Ledger, request: OperationRequest): Begun {
  const earlier = findOperation(ledger.state, request.userId, request.key);
  if (!earlier) {
    const operation: OperationRecord = { ...request, count: 1, outcome: 'running' };
    ledger.write((state) => ({ ...state, operations: [...state.operations, operation] }));
    return { kind: 'first' };
  }
  const again = { ...earlier, count: earlier.count + 1 };
  const isSame = earlier.fingerprint === request.fingerprint;
  const begins = isSame && earlier.outcome === 'released';
  replace(ledger, earlier, begins ? { ...again, outcome: 'running' } : again);
  if (!isSame) return { kind: 'reused' };
  if (begins) return { kind: 'first' };
  return earlier.outcome === 'running' || earlier.outcome === 'released'
    ? { kind: 'running' }
    : { kind: 'done', answer: earlier.outcome };
}

/**
 * Statuses that say "not now" instead of "no": sign in again (401), look again (412), wait (429, 503). What was asked
 * was neither done nor decided, so the same intent may come again with the same key once the moment is better.
 */
const temporary: readonly number[] = [401, 412, 429, 503];

/**
 * Keeps the answer to a key, so that nothing is ever carried out twice: success; a refusal that decided about the
 * request (400, 404, 409, 422); and a failure (500), after which nobody can be sure. A refusal that was only about
 * the moment releases the key instead.
 */
export function settleOperation(
  ledger: Ledger,
  { userId, key }: Pick<OperationRequest, 'userId' | 'key'>,
  answer: OperationAnswer,
): void {
  const operation = findOperation(ledger.state, userId, key);
  // A reset in between has forgotten the key; there is nothing to keep an answer for.
  if (!operation) return;
  const outcome = temporary.includes(answer.status) ? 'released' : answer;
  replace(ledger, operation, { ...operation, outcome });
}

/** What became of the user's request with that key; nothing when none arrived. */
export function findOperation(state: LedgerState, userId: string, key: string): OperationRecord | undefined {
  return state.operations.find((each) => each.userId === userId && each.key === key);
}

function replace(ledger: Ledger, earlier: OperationRecord, later: OperationRecord): void {
  ledger.write((state) => ({
    ...state,
    operations: state.operations.map((each) => (each === earlier ? later : each)),
  }));
}
