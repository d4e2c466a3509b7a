/** The invoice that a person saw when they clicked. */
import { CodedError } from '../../../errors.ts';
import type { Invoice } from '../../../wisepay/schemas/invoice.ts';

/**
 * Whoever clicked on one invoice must not move the money of another: the page's number may have come to mean that one.
 *
 * @param invoice that WisePay finds for the page now
 * @param onScreen WisePay's id of the invoice that the person saw; nothing where the message does not tell
 * @throws {CodedError} `refused` with `other_invoice`
 */
export function requireOnScreen({ id }: Pick<Invoice, 'id'>, onScreen: string | undefined): void {
  if (id !== onScreen) throw new CodedError('refused', { problemCode: 'other_invoice' });
}
