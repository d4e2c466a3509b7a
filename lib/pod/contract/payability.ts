/** What holds a payment on the payments screen back, besides what WisePay itself says of the invoice. */

import { hasEnded } from '../../wisepay/schemas/terminal-payment.ts';
import { isBlocked } from './operation-facts.ts';
import type { ReadyView } from './views.ts';

/** Whether a payment is open on a terminal. */
export function isOnTerminal({ terminalPayment }: ReadyView): boolean {
  return terminalPayment !== undefined && !hasEnded(terminalPayment);
}

/** Whether another payment is open, or may be. */
export function isHeldBack(view: ReadyView): boolean {
  return isOnTerminal(view) || isBlocked(view.operations, 'terminal_payment');
}
