/**
 * What a person asked for in the panel, as intents. Everything is checked against the invoice as WisePay has it:
 * what acts on something else, or goes beyond what is left, is never written down and never sent.
 */
import { CodedError } from '../../../errors.ts';
import type { Money } from '../../../money.ts';
import type { Wish } from '../../../operations/intent.ts';
import { pathTo } from '../../../wisepay/contract/paths.ts';
import type { Invoice } from '../../../wisepay/schemas/invoice.ts';
import { isListed } from '../../../wisepay/schemas/open-values.ts';
import { paymentStateSchema } from '../../../wisepay/schemas/payment.ts';
import type { RefundRequest } from '../../../wisepay/schemas/refund-request.ts';
import type { TerminalPaymentRequest } from '../../../wisepay/schemas/terminal-payment-request.ts';
import type { PanelMessage, RefundPart } from '../../contract/messages.ts';

type MessageOf<Kind extends PanelMessage['kind']> = Extract<PanelMessage, { kind: Kind }>;

/**
 * A card payment of part or all of the balance.
 *
 * @throws {CodedError} `refused` with the contract's own code where WisePay would refuse it anyway
 */
export function terminalPaymentWish(invoice: Invoice, message: MessageOf<'pod.send_to_terminal'>): Wish {
  const { intentId, terminalId, amount, invoiceVersion } = message;
  requireAmount(amount, invoice.balance, 'amount_above_balance');
  const body: TerminalPaymentRequest = { terminalId, amount, invoiceVersion };
  return {
    key: intentId,
    kind: 'terminal_payment',
    target: `invoice ${invoice.id}`,
    invoiceId: invoice.id,
    request: { path: pathTo('startTerminalPayment', invoice.id), body },
  };
}

/** What a cancellation acts on: this, and the terminal payment's id. */
const cancelTarget = 'terminal payment ';

/** The terminal payment that an intent cancels; undefined for an intent of another kind. */
export function terminalPaymentOfCancel({ kind, target }: Pick<Wish, 'kind' | 'target'>): string | undefined {
  return kind === 'terminal_cancel' ? target.slice(cancelTarget.length) : undefined;
}

/**
 * Cancels by the payment's own id: a "last one" could be somebody else's.
 *
 * @throws {CodedError} `refused` with `too_late` where that one is not open on the invoice any more
 */
export function terminalCancelWish(
  invoice: Invoice,
  message: MessageOf<'pod.cancel_terminal_payment'>,
): Wish {
  const { intentId, terminalPaymentId } = message;
  if (invoice.openTerminalPayment?.id !== terminalPaymentId) throw refused('too_late');
  return {
    key: intentId,
    kind: 'terminal_cancel',
    target: `${cancelTarget}${terminalPaymentId}`,
    invoiceId: invoice.id,
    request: { path: pathTo('cancelTerminalPayment', terminalPaymentId), body: {} },
  };
}

/** What a refund acts on: this, and the payment's id. */
const paymentTarget = 'payment ';

/** The payment that a refund's intent gives back. */
export function paymentIdOf({ target }: Pick<Wish, 'target'>): string {
  return target.startsWith(paymentTarget) ? target.slice(paymentTarget.length) : target;
}

/**
 * One payment's part of a refund. Several parts are sent one after the other, and each changes the invoice: what the
 * person saw of this payment is what counts, together with the version that the invoice has just before.
 *
 * @throws {CodedError} `refused` with `not_refundable` or `refund_above_remaining`
 */
export function refundWish(
  invoice: Invoice,
  part: RefundPart,
  { reason, note }: Pick<MessageOf<'pod.refund'>, 'reason' | 'note'>,
  invoiceVersion: string,
): Wish {
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
    target: `${paymentTarget}${paymentId}`,
    invoiceId: invoice.id,
    request: { path: pathTo('refundPayment', paymentId), body },
  };
}

/** An email that asks the payer to pay. Whether one may go out is checked elsewhere (`requireCooledDown`) and by WisePay. */
export function reminderWish(invoice: Invoice, { intentId, invoiceVersion }: MessageOf<'pod.remind'>): Wish {
  return {
    key: intentId,
    kind: 'reminder',
    target: `reminder ${invoice.id}`,
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
