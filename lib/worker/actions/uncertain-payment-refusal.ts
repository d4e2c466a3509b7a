/** No second charge while it is unknown what a first one came to, unless its person goes on knowingly. */
import { CodedError } from '../../errors.ts';
import { areAcknowledged } from '../../protocol/payability.ts';
import type { Invoice } from '../../wisepay/schemas/invoice.ts';
import { hasEnded } from '../../wisepay/schemas/terminal-payment.ts';
import { asInvoiceHasIt } from '../invoices/terminal-doubt.ts';
import type { UncertainPayment } from '../invoices/uncertain-payments.ts';

/**
 * One that is open on the invoice and that nobody has left is WisePay's to refuse: it alone knows of all of them.
 *
 * @param noted what this browser has noted for the person
 * @param acknowledged WisePay's ids of the terminal payments that the person was warned of
 * @throws {CodedError} `refused` with `payment_uncertain` where nobody knows whether an earlier one has charged the card
 */
export function requireNoneUnnoticed(
  invoice: Invoice,
  noted: readonly UncertainPayment[],
  acknowledged: readonly string[] | undefined,
): void {
  const uncertain = noted
    .map(({ payment }) => payment)
    .filter((payment) => payment.invoiceId === invoice.id && !hasEnded(asInvoiceHasIt(payment, invoice)));
  if (!areAcknowledged(uncertain, acknowledged)) {
    throw new CodedError('refused', { problemCode: 'payment_uncertain' });
  }
}
