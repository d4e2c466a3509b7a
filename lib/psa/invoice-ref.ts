/** How the page names an invoice: enough for WisePay to find it, but only a claim until WisePay confirms it. */
import * as v from 'valibot';

/** PSA's record ID: digits, never zero (lists and new records have zero). */
export const recordIdSchema = v.pipe(v.string(), v.regex(/^[1-9]\d{0,17}$/));

/**
 * The invoice number as printed: text, not the record ID. Public integrations show up to 15 letters, digits, dots,
 * dashes and slashes. A number with anything else is not recognized, and no panel is shown for it.
 */
export const invoiceNumberSchema = v.pipe(v.string(), v.regex(/^(?=.*[A-Za-z0-9])[A-Za-z0-9./-]{1,15}$/));

/** The company ID that people sign in to PSA with: one cloud host serves many companies. */
export const companySchema = v.pipe(v.string(), v.regex(/^[^\s\p{C}](?:[^\p{C}]{0,98}[^\s\p{C}])?$/u));

/** A PSA host, with its port if it has one. */
export const hostSchema = v.pipe(v.string(), v.regex(/^[a-z0-9._-]{1,253}(?::\d{1,5})?$/));

/**
 * An invoice on a PSA page.
 * - `company`: the company ID that people sign in with, if the page names it
 * - `recordId`, `number`: at least one of them
 */
export const invoiceRefSchema = v.pipe(
  v.object({
    host: hostSchema,
    company: v.exactOptional(companySchema),
    recordId: v.exactOptional(recordIdSchema),
    number: v.exactOptional(invoiceNumberSchema),
  }),
  v.check((invoice) => invoice.recordId !== undefined || invoice.number !== undefined),
);

export type InvoiceRef = v.InferOutput<typeof invoiceRefSchema>;

/**
 * Whether two references name the same invoice: they share a record ID or a number, and nothing that both have differs.
 * A reference that only has more is still the same record.
 */
export function sameRecord(a: InvoiceRef, b: InvoiceRef): boolean {
  const shared = (['recordId', 'number'] as const).some((key) => a[key] !== undefined && a[key] === b[key]);
  const differs = (['company', 'recordId', 'number'] as const).some(
    (key) => a[key] !== undefined && b[key] !== undefined && a[key] !== b[key],
  );
  return shared && !differs && a.host === b.host;
}
