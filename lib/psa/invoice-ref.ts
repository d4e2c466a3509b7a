/** How the page names an invoice: enough for WisePay to find it, and a claim until WisePay has confirmed it. */
import * as v from 'valibot';

/** PSA's record id: digits, never zero (zero is what lists and new records carry). */
export const recordIdSchema = v.pipe(v.string(), v.regex(/^[1-9]\d{0,17}$/));

/**
 * The invoice number as printed: text, not the record id. Public integrations show up to 15 letters, digits, dots,
 * dashes and slashes. A number with anything else is not recognised, and then nothing is shown for it.
 */
export const invoiceNumberSchema = v.pipe(v.string(), v.regex(/^(?=.*[A-Za-z0-9])[A-Za-z0-9./-]{1,15}$/));

/** The company that signs in to PSA: one cloud host serves many. */
export const companySchema = v.pipe(v.string(), v.regex(/^[^\s\p{C}](?:[^\p{C}]{0,98}[^\s\p{C}])?$/u));

/** A PSA host with its port, where it has one. */
export const hostSchema = v.pipe(v.string(), v.regex(/^[a-z0-9._-]{1,253}(?::\d{1,5})?$/));

/**
 * An invoice on a PSA page.
 * - `company`: the company that signs in, where the page names it
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
 * Whether two references name one invoice: they share a record id or a number, and nothing that both know differs.
 * A reference that only knows more is still the same record.
 */
export function sameRecord(a: InvoiceRef, b: InvoiceRef): boolean {
  const shared = (['recordId', 'number'] as const).some((key) => a[key] !== undefined && a[key] === b[key]);
  const differs = (['company', 'recordId', 'number'] as const).some(
    (key) => a[key] !== undefined && b[key] !== undefined && a[key] !== b[key],
  );
  return shared && !differs && a.host === b.host;
}
