/** A write that would have broken the ledger; it left no trace. */
export class InvariantViolation extends Error {
  override readonly name = 'InvariantViolation';
}

/** Throws an `InvariantViolation` that says what is wrong, unless `holds`. */
export function check(holds: boolean, message: string): asserts holds {
  if (!holds) throw new InvariantViolation(message);
}
