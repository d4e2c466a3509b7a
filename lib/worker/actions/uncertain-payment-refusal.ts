/** Refuses a second charge while the outcome of a first one is unknown, unless the user was warned. */
import { areAcknowledged } from '../../protocol/payability.ts';
import type { Invoice } from '../../wisepay/schemas/invoice.ts';
import { hasEnded } from '../../wisepay/schemas/terminal-payment.ts';
import { asInvoiceHasIt } from '../invoices/terminal-doubt.ts';
import type { UncertainPayment } from '../invoices/uncertain-payments.ts';
import { refused } from './policy-refusals.ts';

/**
 * One that is open on the invoice and that was not left is for WisePay to refuse: only WisePay knows all of them.
 *
 * @param noted what this browser has noted for the user
 * @param acknowledged WisePay's IDs of the terminal payments that the user was warned of
 * @throws {CodedError} `refused` with `payment_uncertain` if it is unknown whether an earlier one charged the card
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
    throw refused('payment_uncertain');
  }
}
