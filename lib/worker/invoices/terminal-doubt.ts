/** Whether the outcome of a terminal payment is certain. */
import { sumMoney } from '../../money/money-sums.ts';
import type { Doubt } from '../../protocol/shown.ts';
import type { Invoice } from '../../wisepay/schemas/invoice.ts';
import { isListed } from '../../wisepay/schemas/open-values.ts';
import {
  hasEnded,
  isEndedState,
  type TerminalPayment,
  terminalPaymentStateSchema,
} from '../../wisepay/schemas/terminal-payment.ts';

/**
 * Why a payment's outcome is uncertain; undefined if there is nothing beyond its state.
 *
 * @param forMs how long it has been in its state, in ms
 * @param patienceMs how long an answer may take, in ms
 */
export function doubtOf(payment: TerminalPayment, forMs: number, patienceMs: number): Doubt | undefined {
  if (hasEnded(payment)) return undefined;
  const isOverdue = forMs >= patienceMs;
  if (isEndedState(payment.state)) return isOverdue ? 'unconfirmed' : 'checking';
  return isOverdue ? 'unanswered' : undefined;
}

/**
 * Whether a payment waits for something that may never come: the bank's answer, the end of a cancellation, WisePay's
 * confirmation of what the terminal reported, or a state that the POD knows.
 *
 * @param isCancelAsked whether its cancellation was requested here, whatever its record says
 */
export function mayBeStuck(payment: TerminalPayment, isCancelAsked: boolean): boolean {
  const { state, cancelRequested } = payment;
  if (hasEnded(payment)) return false;
  const isUnlisted = !isListed(terminalPaymentStateSchema, state);
  return isUnlisted || isEndedState(state) || state === 'authorising' || cancelRequested || isCancelAsked;
}

/**
 * The terminal payment according to the invoice: if the invoice has a payment from it, money was taken, whatever the
 * terminal has reported.
 */
export function asInvoiceHasIt(payment: TerminalPayment, { payments }: Invoice): TerminalPayment {
  if (hasEnded(payment)) return payment;
  const taken = payments.find(
    ({ terminalPaymentId, state }) =>
      terminalPaymentId === payment.id && (state === 'pending' || state === 'settled'),
  );
  if (taken === undefined) return payment;
  const approved = sumMoney(payment.total.currency, [taken.amount, taken.surcharge]);
  const { reason: _, leastTotal: __, ...rest } = payment;
  return {
    ...rest,
    // Before, only the highest possible surcharge was known.
    state: taken.amount.value < payment.amount.value ? 'partially_approved' : 'approved',
    surcharge: taken.surcharge,
    total: sumMoney(payment.total.currency, [payment.amount, taken.surcharge]),
    approved,
  };
}
