/** What a payment on a terminal has come to, in words: what happened, whether money moved, what next. */
import { formatMoney, type Money } from '../../lib/money.ts';
import type { ShownTerminalPayment } from '../../lib/pod/shown.ts';
import { isEndedState } from '../../lib/wisepay/schemas/terminal-payment.ts';
import { reasonSuffix } from '../words/terminal-words.ts';

export interface ResultWords {
  readonly title: string;
  readonly text: string;
}

/**
 * @param balance the invoice's, after the payment
 * @returns undefined while the payment is still open
 */
export function wordsForResult(payment: ShownTerminalPayment, balance: Money): ResultWords | undefined {
  const { state, total, approved = total, reason, cancelRequested } = payment;
  if (!isEndedState(state)) return undefined;
  const tooLate = cancelRequested ? 'The cancellation came too late. ' : '';
  switch (state) {
    case 'approved':
      return { title: 'Approved', text: `${tooLate}${formatMoney(approved)} was charged.` };
    case 'partially_approved':
      return {
        title: 'Partly approved',
        text: `${tooLate}${formatMoney(approved)} of ${formatMoney(total)} was charged. ${leftWords(balance)}`,
      };
    case 'cancelled':
      return {
        title: 'Cancelled',
        text: `Nothing was charged${reasonSuffix(reason)}. You can send the payment again.`,
      };
    case 'timed_out':
      return {
        title: 'Timed out',
        text: `Nothing was charged${reasonSuffix(reason)}. You can send the payment again.`,
      };
    case 'failed':
      return {
        title: 'Failed',
        text: `Nothing was charged${reasonSuffix(reason)}. Check the terminal, or choose another one.`,
      };
  }
}

function leftWords(balance: Money): string {
  return balance.value > 0
    ? `${formatMoney(balance)} is left to pay on this invoice: send the rest, or take it another way.`
    : 'Nothing is left to pay on this invoice.';
}
