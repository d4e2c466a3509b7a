/** A card payment on a terminal. */
import { isAcknowledged } from '../../protocol/scheduled-payment.ts';
import { pathTo } from '../../wisepay/contract/paths.ts';
import type { Invoice } from '../../wisepay/schemas/invoice.ts';
import type { TerminalPaymentRequest } from '../../wisepay/schemas/requests.ts';
import type { NewIntent } from '../operations/intent.ts';
import { targets } from '../operations/targets.ts';
import { type ActionDescriptor, type MessageOf, requireAmount } from './action-descriptor.ts';
import { refused, requireAllowed } from './policy-refusals.ts';
import { requireNoneUnnoticed } from './uncertain-payment-refusal.ts';

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
  };
}
