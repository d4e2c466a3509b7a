/**
 * How large the parts of the extension may be, in bytes, gzipped as for the way. Checked with every `npm test`, because
 * nothing about them depends on the machine.
 */
export const sizeBudgets = {
  /** Loaded by every page of PSA. */
  contentScript: 13_900,
  /** Read by the browser whenever it starts the worker. */
  worker: 64_000,
  /** Read whenever an invoice is opened: the panel's page, its scripts and styles, and one language. */
  panel: 81_000,
  /** The whole package, zipped. */
  package: 250_000,
} as const;
