/**
 * The largest allowed sizes of the extension's parts, gzipped, in bytes. Every `npm test` checks them, because they do
 * not depend on the machine.
 */
export const sizeBudgets = {
  /** Loaded by every PSA page. */
  contentScript: 13_900,
  /** Read each time the browser starts the worker. */
  worker: 64_000,
  /** Read each time an invoice is opened: the panel's page, its scripts and styles, and one language. */
  panel: 81_000,
  /** The whole package, zipped. */
  package: 250_000,
} as const;
