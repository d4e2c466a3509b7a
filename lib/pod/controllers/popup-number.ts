import * as v from 'valibot';
import { invoiceNumberSchema } from '../../psa/invoice-ref.ts';

/** An invoice number as a person types or pastes it, with white space or a number sign around it; null for none. */
export function readTypedNumber(text: string): string | null {
  const number = v.safeParse(invoiceNumberSchema, text.trim().replace(/^#\s*/, ''));
  return number.success ? number.output : null;
}
