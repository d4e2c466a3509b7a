/**
 * The largest allowed sizes of the extension's parts, gzipped, in bytes. Every `npm test` checks them, because they do
 * not depend on the machine.
 */
export const sizeBudgets = {
  /** Loaded by every PSA page. */
  contentScript: 15_200,
  /** Read each time the browser starts the worker. */
  worker: 67_000,
  /** Read each time an invoice is opened: the panel's page, its scripts and styles, and one language. */
  panel: 102_000,
  /** The whole package, zipped. */
  package: 296_000,
} as const;
