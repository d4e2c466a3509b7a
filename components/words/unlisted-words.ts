/** Words for values that WisePay has added to a list of the contract's: its own, to be read and not to be relied on. */

/** `on_hold` as a person reads it: `on hold`. */
export function unlistedWords(value: string): string {
  return value.replaceAll('_', ' ').trim();
}
