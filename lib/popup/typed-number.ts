import * as v from 'valibot';
import { invoiceNumberSchema } from '../psa/invoice-ref.ts';

/** The invoice number in typed or pasted text, without white space or a number sign around it; null for none. */
export function readTypedNumber(text: string): string | null {
  const number = v.safeParse(invoiceNumberSchema, text.trim().replace(/^#\s*/, ''));
  return number.success ? number.output : null;
}
