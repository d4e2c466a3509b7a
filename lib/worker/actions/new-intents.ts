/**
 * What a person asked for in the panel, as intents. Everything is checked against the invoice as WisePay has it:
 * what acts on something else, or goes beyond what is left, is never written down and never sent.
 */
import { CodedError } from '../../errors.ts';
import type { Money } from '../../money/money.ts';
import type { PanelMessage, RefundPart } from '../../protocol/panel-messages.ts';
import { pathTo } from '../../wisepay/contract/paths.ts';
import type { Invoice } from '../../wisepay/schemas/invoice.ts';
import { isListed } from '../../wisepay/schemas/open-values.ts';
import { paymentStateSchema } from '../../wisepay/schemas/payment.ts';
import type { RefundRequest, TerminalPaymentRequest } from '../../wisepay/schemas/requests.ts';
import type { NewIntent } from '../operations/intent.ts';
import { targets } from '../operations/targets.ts';

type MessageOf<Kind extends PanelMessage['kind']> = Extract<PanelMessage, { kind: Kind }>;

/**
 * A card payment of part or all of the balance.
 *
 * @throws {CodedError} `refused` with the contract's own code where WisePay would refuse it anyway
 */
export function newTerminalPayment(invoice: Invoice, message: MessageOf<'pod.send_to_terminal'>): NewIntent {
  const { intentId, terminalId, amount, invoiceVersion } = message;
  requireAmount(amount, invoice.balance, 'amount_above_balance');
  const body: TerminalPaymentRequest = { terminalId, amount, invoiceVersion };
  return {
    key: intentId,
    kind: 'terminal_payment',
    target: targets.terminalPayment(invoice.id),
    invoiceId: invoice.id,
    request: { path: pathTo('startTerminalPayment', invoice.id), body },
  };
}

/**
 * Cancels by the payment's own id: a "last one" could be somebody else's.
 *
 * @throws {CodedError} `refused` with `too_late` where that one is not open on the invoice any more
 */
export function newTerminalCancel(
  invoice: Invoice,
  message: MessageOf<'pod.cancel_terminal_payment'>,
): NewIntent {
  const { intentId, terminalPaymentId } = message;
  if (invoice.openTerminalPayment?.id !== terminalPaymentId) throw refused('too_late');
  return {
    key: intentId,
    kind: 'terminal_cancel',
    target: targets.terminalCancel(terminalPaymentId),
    invoiceId: invoice.id,
    request: { path: pathTo('cancelTerminalPayment', terminalPaymentId), body: {} },
  };
}

/**
 * One payment's part of a refund. Several parts are sent one after the other, and each changes the invoice: what the
 * person saw of this payment is what counts, together with the version that the invoice has just before.
 *
 * @throws {CodedError} `refused` with `not_refundable` or `refund_above_remaining`
 */
export function newRefund(
  invoice: Invoice,
  part: RefundPart,
  { reason, note }: Pick<MessageOf<'pod.refund'>, 'reason' | 'note'>,
  invoiceVersion: string,
): NewIntent {
  const { intentId, paymentId, amount, includesSurcharge, refundedSoFar } = part;
  const payment = invoice.payments.find(({ id }) => id === paymentId);
  // In a state that the POD does not know, it cannot say what would happen: to refund it, or to undo it.
  if (payment === undefined || !isListed(paymentStateSchema, payment.state)) throw refused('not_refundable');
  requireAmount(amount, payment.refundable, 'refund_above_remaining');
  const body: RefundRequest = {
    amount,
    includesSurcharge,
    reason,
    ...(note !== undefined && { note }),
    refundedSoFar,
    invoiceVersion,
  };
  return {
    key: intentId,
    kind: 'refund',
    target: targets.refund(paymentId),
    invoiceId: invoice.id,
    request: { path: pathTo('refundPayment', paymentId), body },
  };
}

/** An email that asks the payer to pay. Whether one may go out is checked elsewhere (`requireCooledDown`) and by WisePay. */
export function newReminder(
  invoice: Invoice,
  { intentId, invoiceVersion }: MessageOf<'pod.remind'>,
): NewIntent {
  return {
    key: intentId,
    kind: 'reminder',
    target: targets.reminder(invoice.id),
    invoiceId: invoice.id,
    request: { path: pathTo('sendReminder', invoice.id), body: { invoiceVersion } },
  };
}

/** @throws {CodedError} `refused` with that code unless the amount is above zero and at most `most`, in its currency */
function requireAmount(amount: Money, most: Money, problemCode: string): void {
  const fits = amount.currency === most.currency && amount.value > 0 && amount.value <= most.value;
  if (!fits) throw refused(problemCode);
}

function refused(problemCode: string): CodedError {
  return new CodedError('refused', { problemCode });
}
