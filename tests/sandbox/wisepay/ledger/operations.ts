/**
 * Idempotency keys: what was asked with them, how often, and the first answer. A key belongs to the user who
 * used it first; they are kept until the sandbox is reset, which is longer than the 24 hours that the contract asks.
 */
import type { Ledger } from './ledger.ts';
import type { LedgerState, OperationRecord } from './records.ts';

export type OperationRequest = Pick<OperationRecord, 'userId' | 'key' | 'kind' | 'fingerprint'>;

export type Begun =
  | { readonly kind: 'first' | 'running' | 'reused' }
  | { readonly kind: 'done'; readonly answer: NonNullable<OperationRecord['answer']> };

/**
 * Notes that a request with a key arrived.
 * @returns `first`: carry it out; `running`: the first one has no answer yet; `reused`: the key was first used
 * for something else; `done`: the first answer, to be given again
 */
export function beginOperation(ledger: Ledger, request: OperationRequest): Begun {
  const earlier = findOperation(ledger.state, request.userId, request.key);
  if (!earlier) {
    ledger.write((state) => ({ ...state, operations: [...state.operations, { ...request, count: 1 }] }));
    return { kind: 'first' };
  }
  replace(ledger, earlier, { ...earlier, count: earlier.count + 1 });
  if (earlier.fingerprint !== request.fingerprint) return { kind: 'reused' };
  return earlier.answer ? { kind: 'done', answer: earlier.answer } : { kind: 'running' };
}

/** Keeps the first answer to a key: success, refusal or failure alike, so that nothing is ever carried out twice. */
export function settleOperation(
  ledger: Ledger,
  { userId, key }: Pick<OperationRequest, 'userId' | 'key'>,
  answer: NonNullable<OperationRecord['answer']>,
): void {
  const operation = findOperation(ledger.state, userId, key);
  // A reset in between has forgotten the key; there is nothing to keep an answer for.
  if (operation) replace(ledger, operation, { ...operation, answer });
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
