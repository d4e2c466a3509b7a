/** Pieces that requests share. Requests are strict: a field that the contract does not know is a mistake. */
import * as v from 'valibot';

export const invoiceVersionSchema = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(200),
  v.description('The `version` of the invoice that the person saw.'),
);
