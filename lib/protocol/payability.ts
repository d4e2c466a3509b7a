/** What is under way or uncertain on an invoice, and so stands in the way of another payment. */
import { hasEnded } from '../wisepay/schemas/terminal-payment.ts';
import type { ShownOperation, ShownTerminalPayment } from './shown.ts';
import type { ReadyView } from './views.ts';

/** Whether a payment is open on a terminal, or may still turn out to have charged the card. */
export function isOnTerminal({ terminalPayment }: ReadyView): boolean {
  return terminalPayment !== undefined && !hasEnded(terminalPayment);
}

/** Whether it is said of the payment on the terminal that nobody knows what it comes to. */
export function isInDoubt({ terminalPayment }: ReadyView): boolean {
  return terminalPayment?.doubt !== undefined;
}

/** Whether another payment is open, or may be. */
export function isPaymentBlocked(view: ReadyView): boolean {
  return isOnTerminal(view) || isBlocked(view.operations, 'terminal_payment');
}

/** Whether its outcome is still to come: until then nothing more is asked of the same target. */
export function isUncertain({ state }: Pick<ShownOperation, 'state'>): boolean {
  return state === 'open' || state === 'step_up';
}

/** Whether the outcome of a request of that kind is still to come. */
export function isBlocked(operations: readonly ShownOperation[], kind: ShownOperation['kind']): boolean {
  return operations.some((operation) => operation.kind === kind && isUncertain(operation));
}

/** Whether it is told as an outcome. What happens on a terminal is told by the terminal payment itself. */
export function isShown({ kind, state }: ShownOperation): boolean {
  return state !== 'accepted' || kind === 'refund' || kind === 'reminder';
}

/** Those that the person goes on without, and whose outcome is not known. */
export function uncertainPayments({
  leftPayments,
}: Pick<ReadyView, 'leftPayments'>): readonly ShownTerminalPayment[] {
  return leftPayments.filter((payment) => !hasEnded(payment));
}

/**
 * Whether a person goes on knowingly.
 *
 * @param uncertain the payments whose outcome is not known
 * @param acknowledged WisePay's ids of those that the person was warned of, and goes on in spite of
 */
export function areAcknowledged(
  uncertain: readonly { readonly id: string }[],
  acknowledged: readonly string[] = [],
): boolean {
  return uncertain.every(({ id }) => acknowledged.includes(id));
}
