/**
 * Idempotency keys: the request with each, how often it arrived, and the first answer. A key belongs to the user who
 * used it first. Keys are kept until the sandbox is reset, longer than the 24 hours that the contract requires.
 */
import type { Ledger } from './ledger.ts';
import type { LedgerState, OperationAnswer, OperationRecord } from './records.ts';

/** A request with its key. */
export type OperationRequest = Pick<OperationRecord, 'userId' | 'key' | 'kind' | 'fingerprint'>;

/** How to handle a request. */
export type Begun =
  | { readonly kind: 'first' | 'running' | 'reused' }
  | { readonly kind: 'done'; readonly answer: OperationAnswer };

/**
 * Records that a request with a key arrived.
 * @returns `first`: carry it out; `running`: the first one has no answer yet; `reused`: the key was first used for
 * another request; `done`: the stored answer, to be repeated
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
 * Statuses that mean "not now" instead of "no": sign in again (401), look again (412), wait (429, 503). The request was
 * neither carried out nor decided, so the same intent may come again later with the same key.
 */
const temporary: readonly number[] = [401, 412, 429, 503];

/**
 * Stores the answer to a key, so that nothing is ever carried out twice: success; a refusal that decided about the
 * request (400, 404, 409, 422); and a failure (500), after which the outcome is unknown. A temporary refusal releases
 * the key instead.
 */
export function settleOperation(
  ledger: Ledger,
  { userId, key }: Pick<OperationRequest, 'userId' | 'key'>,
  answer: OperationAnswer,
): void {
  const operation = findOperation(ledger.state, userId, key);
  // A reset in between has removed the key; there is nothing to store an answer for.
  if (!operation) return;
  const outcome = temporary.includes(answer.status) ? 'released' : answer;
  replace(ledger, operation, { ...operation, outcome });
}

/** The user's operation with that key; undefined if no such request arrived. */
export function findOperation(state: LedgerState, userId: string, key: string): OperationRecord | undefined {
  return state.operations.find((each) => each.userId === userId && each.key === key);
}

function replace(ledger: Ledger, earlier: OperationRecord, later: OperationRecord): void {
  ledger.write((state) => ({
    ...state,
    operations: state.operations.map((each) => (each === earlier ? later : each)),
  }));
}
