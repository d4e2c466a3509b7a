/** Books payments by card on a terminal. */
import { randomInt, randomUUID } from 'node:crypto';
import type { Money } from '#lib/money/money.ts';
import { isOpen } from '../amounts.ts';
import { proportionOf, subtract } from '../arithmetic.ts';
import { type Ledger, withInvoice } from '../ledger.ts';
import type { PaymentRecord, TerminalPaymentRecord } from '../records.ts';
import type { Card } from './cards.ts';
import { requireTerminalPayment, withTerminalPayment } from './terminal-payment-changes.ts';

/**
 * Books the bank's approval: the terminal payment's end and the payment in one write, so that neither exists without
 * the other.
 * @param card the card that was charged
 * @param approved of the total, surcharge included; less than the total is a partial approval
 */
export function bookApproval(ledger: Ledger, id: string, card: Card, approved: Money): void {
  const { invoice, terminalPayment } = requireTerminalPayment(ledger.state, id);
  const late = !isOpen(terminalPayment);
  const at = ledger.now().toISOString();
  const payment: PaymentRecord = {
    id: `pay_${randomUUID()}`,
    at,
    method: { kind: 'card', brand: card.brand, last4: card.last4 },
    ...splitApproved(terminalPayment, approved),
    // The gateway settles the payment later; until then it counts as paid.
    state: 'pending',
    by: terminalPayment.by,
    terminalPaymentId: id,
    refunds: [],
  };
  const end = ({ reason: _, final: __, ...each }: TerminalPaymentRecord): TerminalPaymentRecord => ({
    ...each,
    ...(late && { late }),
    state: approved.value === each.total.value ? 'approved' : 'partially_approved',
    approved,
    card,
    approvalCode: String(randomInt(1_000_000)).padStart(6, '0'),
    endedAt: at,
    paymentId: payment.id,
  });
  ledger.write((state) =>
    withInvoice(state, invoice.id, (each) => ({
      ...withTerminalPayment(each, id, end),
      payments: [...each.payments, payment],
    })),
  );
}

/**
 * Splits the approved sum into the amount that counts toward the invoice and the surcharge, in the proportion in which
 * both were requested. The amount is rounded half up and the surcharge is the rest, so that nothing is lost.
 */
export function splitApproved(
  { amount, total }: Pick<TerminalPaymentRecord, 'amount' | 'total'>,
  approved: Money,
): { amount: Money; surcharge: Money } {
  const counted = proportionOf(amount, approved, total);
  return { amount: counted, surcharge: subtract(approved, counted) };
}
