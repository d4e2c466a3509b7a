/** What holds a payment on the payments screen back, besides what WisePay itself says of the invoice. */

import { hasEnded } from '../../wisepay/schemas/terminal-payment.ts';
import { isBlocked } from './operation-facts.ts';
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
export function isHeldBack(view: ReadyView): boolean {
  return isOnTerminal(view) || isBlocked(view.operations, 'terminal_payment');
}
