/** Whether it is certain what a terminal payment has come to, and since when it is not. */
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
 * What to tell of a payment whose outcome is uncertain; undefined where there is nothing beyond its state.
 *
 * @param forMs for how long it has stood as it does
 * @param patienceMs how long an answer may take
 */
export function doubtOf(payment: TerminalPayment, forMs: number, patienceMs: number): Doubt | undefined {
  if (hasEnded(payment)) return undefined;
  const isOverdue = forMs >= patienceMs;
  if (isEndedState(payment.state)) return isOverdue ? 'unconfirmed' : 'checking';
  return isOverdue ? 'unanswered' : undefined;
}

/**
 * Whether a payment waits for something that may never come: the bank's answer, the end of a cancellation, WisePay's word
 * on what the terminal has reported, or a state that the POD knows.
 *
 * @param isCancelAsked somebody has asked for it to be cancelled here, whatever its record says
 */
export function mayBeStuck(payment: TerminalPayment, isCancelAsked: boolean): boolean {
  const { state, cancelRequested } = payment;
  if (hasEnded(payment)) return false;
  const isUnlisted = !isListed(terminalPaymentStateSchema, state);
  return isUnlisted || isEndedState(state) || state === 'authorising' || cancelRequested || isCancelAsked;
}

/**
 * The terminal payment as the invoice has it: where the invoice has a payment that was taken by it, money was taken,
 * whatever the terminal has reported.
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
    // Of the surcharge it was known before only what it may be at most.
    state: taken.amount.value < payment.amount.value ? 'partially_approved' : 'approved',
    surcharge: taken.surcharge,
    total: sumMoney(payment.total.currency, [payment.amount, taken.surcharge]),
    approved,
  };
}
