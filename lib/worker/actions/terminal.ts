/** A card payment on a terminal, and its cancellation. */
import { refused } from '../../errors.ts';
import type { Money } from '../../money/money.ts';
import { addToRange } from '../../money/money-range.ts';
import { areAcknowledged } from '../../protocol/payability.ts';
import { isAcknowledged } from '../../protocol/scheduled-payment.ts';
import { pathTo } from '../../wisepay/contract/paths.ts';
import type { Invoice } from '../../wisepay/schemas/invoice.ts';
import type { TerminalPaymentRequest } from '../../wisepay/schemas/requests.ts';
import { hasEnded } from '../../wisepay/schemas/terminal-payment.ts';
import { surchargeRange } from '../../wisepay/surcharge.ts';
import { asInvoiceHasIt } from '../invoices/terminal-doubt.ts';
import type { UncertainPayment } from '../invoices/uncertain-payments.ts';
import { confirmedTotal } from '../operations/confirmed-total.ts';
import { type NewIntent, targets } from '../operations/intent.ts';
import { type ActionDescriptor, type MessageOf, requireAmount } from './action-descriptor.ts';
import { requireAllowed } from './policy-refusals.ts';

export const terminal: ActionDescriptor<'pod.terminal'> = {
  amountOf: ({ amount }) => amount,
  async newIntent({ invoice, policy, owner }, message, uncertain) {
    requireAllowed(policy, 'terminal');
    // Scheduled, or for another day, since the person saw the invoice: the panel has to warn them first.
    if (!isAcknowledged(invoice.scheduledPayment, message.acknowledged)) {
      throw refused('invoice_changed');
    }
    requireNoneUnnoticed(invoice, await uncertain.list(owner), message.acknowledgedPayments);
    return newTerminalPayment(invoice, message);
  },
};

/**
 * A payment of part or all of the balance.
 *
 * @throws {CodedError} `refused` with `amount_above_balance`
 */
export function newTerminalPayment(invoice: Invoice, message: MessageOf<'pod.terminal'>): NewIntent {
  const { intentId, terminalId, amount, invoiceVersion } = message;
  requireAmount(amount, invoice.balance, 'amount_above_balance');
  const body: TerminalPaymentRequest = { terminalId, amount, invoiceVersion };
  return {
    key: intentId,
    kind: 'terminal',
    target: targets.terminalPayment(invoice.id),
    invoiceId: invoice.id,
    request: { path: pathTo('startTerminalPayment', invoice.id), body },
    ...totalOf(invoice, amount),
  };
}

/** Without surcharge rules that can be read, no total is known. */
function totalOf({ surcharge }: Invoice, amount: Money): Pick<NewIntent, 'total'> {
  if (surcharge === null) return {};
  return confirmedTotal(() => addToRange(amount, surchargeRange(surcharge, 'card', amount)));
}

/**
 * Cancels by the payment's own ID: a "last one" could be another person's. No policy turns this off: what is under way
 * can always be stopped.
 *
 * @throws {CodedError} `refused` with `too_late` if that payment is no longer open on the invoice
 */
export function newTerminalCancel(
  invoice: Invoice,
  { intentId, terminalPaymentId }: MessageOf<'pod.terminal_cancel'>,
): NewIntent {
  if (invoice.openTerminalPayment?.id !== terminalPaymentId) {
    throw refused('too_late');
  }
  return {
    key: intentId,
    kind: 'terminal_cancel',
    target: targets.terminalCancel(terminalPaymentId),
    invoiceId: invoice.id,
    request: { path: pathTo('cancelTerminalPayment', terminalPaymentId), body: {} },
  };
}

/**
 * One that is open on the invoice and that was not left is for WisePay to refuse: only WisePay knows all of them.
 *
 * @param noted what this browser has noted for the user
 * @param acknowledged WisePay's IDs of the terminal payments that the user was warned of
 * @throws {CodedError} `refused` with `payment_uncertain` if it is unknown whether an earlier one charged the card
 */
function requireNoneUnnoticed(
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
