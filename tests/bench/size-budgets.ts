/**
 * The largest allowed sizes of the extension's parts, gzipped, in bytes. Every `npm test` checks them, because they do
 * not depend on the machine.
 */
export const sizeBudgets = {
  /** Loaded by every PSA page. */
  contentScript: 15_400,
  /** Read each time the browser starts the worker. */
  worker: 68_500,
  /** Read each time an invoice is opened: the panel's page, its scripts and styles, and one language. */
  panel: 104_000,
  /** The whole package, zipped. */
  package: 303_000,
} as const;
