/** What follows from the requests that were made for an invoice. */
import type { ShownOperation } from './shown.ts';

/** Whether its outcome is still to come: until then nothing more is asked of the same target. */
export function isUncertain({ state }: Pick<ShownOperation, 'state'>): boolean {
  return state === 'open' || state === 'step_up';
}

/** Whether the outcome of a request of that kind is still to come. */
export function isBlocked(operations: readonly ShownOperation[], kind: ShownOperation['kind']): boolean {
  return operations.some((operation) => operation.kind === kind && isUncertain(operation));
}

/** Whether it is told as an outcome. What happens on a terminal is told by the terminal payment itself. */
export function isShown({ kind, state }: ShownOperation): boolean {
  return state !== 'accepted' || kind === 'refund' || kind === 'reminder';
}
