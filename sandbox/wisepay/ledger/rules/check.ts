/** A write that would have broken the ledger; it left no trace. */
export class InvariantViolation extends Error {
  override readonly name = 'InvariantViolation';
}

/** @throws {InvariantViolation} with the message, which says what is wrong, unless it holds */
export function check(holds: boolean, message: string): asserts holds {
  if (!holds) throw new InvariantViolation(message);
}
