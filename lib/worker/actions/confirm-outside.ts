/** Keeps the page around the panel out of last steps that the administrator wants taken outside it. */
import { CodedError } from '../../errors.ts';
import type { Money } from '../../money/money.ts';
import { sumMoney } from '../../money/money-sums.ts';
import type { Policy } from '../../policy/policy.ts';
import { needsOutside } from '../../protocol/confirm-outside.ts';
import type { Invoice } from '../../wisepay/schemas/invoice.ts';
import type { ActionMessage } from './actions.ts';

/**
 * @param message from a panel in a page; the extension's own window may send all of them
 * @throws {CodedError} `refused` with `confirm_outside` where the policy wants it from that window
 */
export function requireInPage({ confirmOutside }: Policy, invoice: Invoice, message: ActionMessage): void {
  // What is under way can always be stopped from where it is seen.
  if (message.kind === 'pod.cancel_terminal_payment') return;
  if (needsOutside(confirmOutside, amountOf(message, invoice))) {
    throw new CodedError('refused', { problemCode: 'confirm_outside' });
  }
}

function amountOf(
  message: Exclude<ActionMessage, { kind: 'pod.cancel_terminal_payment' }>,
  { currency }: Invoice,
): Money | null {
  switch (message.kind) {
    case 'pod.send_to_terminal':
      return message.amount;
    case 'pod.refund': {
      const amounts = message.refunds.map(({ amount }) => amount);
      // Another currency than the invoice's is refused in any case; it cannot be added up.
      return amounts.find((amount) => amount.currency !== currency) ?? sumMoney(currency, amounts);
    }
    case 'pod.remind':
      return null;
  }
}
