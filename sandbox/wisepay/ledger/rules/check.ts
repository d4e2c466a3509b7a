/** A write that would break a rule of the ledger; it has no effect. */
export class InvariantViolation extends Error {
  override readonly name = 'InvariantViolation';
}

/** Checks a rule. @throws {InvariantViolation} with `message`, which says what is wrong, unless `holds` */
export function check(holds: boolean, message: string): asserts holds {
  if (!holds) throw new InvariantViolation(message);
}
