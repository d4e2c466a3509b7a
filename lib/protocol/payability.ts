/**
 * What keeps an action from its last step: what is under way or uncertain on the invoice, and a rule that the step is
 * taken outside the page.
 */
import type { Money } from '../money/money.ts';
import type { OutsideRule } from '../policy/value-schemas.ts';
import { hasEnded } from '../wisepay/schemas/terminal-payment.ts';
import type { ShownOperation, ShownTerminalPayment } from './shown.ts';
import type { ReadyView } from './views.ts';

/** Whether a payment is open on a terminal, or may still turn out to have charged the card. */
export function isOnTerminal({ terminalPayment }: ReadyView): boolean {
  return terminalPayment !== undefined && !hasEnded(terminalPayment);
}

/** Whether the view says that the outcome of its terminal payment is in doubt. */
export function isInDoubt({ terminalPayment }: ReadyView): boolean {
  return terminalPayment?.doubt !== undefined;
}

/** Whether an open payment, or one that may be open, blocks another one. */
export function isPaymentBlocked(view: ReadyView): boolean {
  return isOnTerminal(view) || isBlocked(view.operations, 'terminal');
}

/** Whether its outcome is still to come. Until then, nothing else is requested for the same target. */
export function isUncertain({ state }: Pick<ShownOperation, 'state'>): boolean {
  return state === 'open' || state === 'step_up';
}

/** Whether the outcome of an operation of that kind is still to come. */
export function isBlocked(operations: readonly ShownOperation[], kind: ShownOperation['kind']): boolean {
  return operations.some((operation) => operation.kind === kind && isUncertain(operation));
}

/** Whether an accepted operation is shown. The terminal payment itself shows what happens on a terminal. */
const isShownOnceAccepted: Readonly<Record<ShownOperation['kind'], boolean>> = {
  terminal: false,
  terminal_cancel: false,
  refund: true,
  remind: true,
};

/** Whether it is shown as an outcome. */
export function isShown({ kind, state }: ShownOperation): boolean {
  return state !== 'accepted' || isShownOnceAccepted[kind];
}

/** The left payments whose outcome is unknown. */
export function uncertainPayments({
  leftPayments,
}: Pick<ReadyView, 'leftPayments'>): readonly ShownTerminalPayment[] {
  return leftPayments.filter((payment) => !hasEnded(payment));
}

/** Whether the person must know what else may pay the invoice before another payment is taken. */
export function needsWarning(view: ReadyView): boolean {
  return view.invoice.scheduledPayment !== undefined || uncertainPayments(view).length > 0;
}

/** Whether a payment can be taken without a warning: it is allowed, and no other one is known that may still come. */
export function canTakePayment(view: ReadyView): boolean {
  return view.invoice.actions.pay.allowed && !needsWarning(view) && !isPaymentBlocked(view);
}

/** Whether a person can be told to take a payment: the view is the latest, and nothing in it may be paying already. */
export function isPaymentWanted(view: ReadyView): boolean {
  const { operations, paymentScreenOpen, unread } = view;
  const isUnresolved = operations.some(({ kind, state }) => kind === 'terminal' && state === 'unresolved');
  return canTakePayment(view) && !isUnresolved && !paymentScreenOpen && unread === undefined;
}

/**
 * Whether the user was warned of all of them.
 *
 * @param uncertain the payments whose outcome is unknown
 * @param acknowledged WisePay's IDs of those that the user was warned of and continues despite
 */
export function areAcknowledged(
  uncertain: readonly { readonly id: string }[],
  acknowledged: readonly string[] = [],
): boolean {
  return uncertain.every(({ id }) => acknowledged.includes(id));
}

/**
 * Whether the last step of an action has to be taken in a review window, outside the page. A limit in one currency does
 * not cover another, so an amount in another currency needs the window.
 *
 * @param rule undefined or null if there is none
 * @param amount the amount to charge or refund, without surcharge; null if no money moves
 */
export function needsOutside(rule: OutsideRule | null | undefined, amount: Money | null): boolean {
  if (rule === null || rule === undefined) return false;
  if ('always' in rule) return true;
  if (amount === null) return false;
  return amount.currency !== rule.above.currency || amount.value > rule.above.value;
}
