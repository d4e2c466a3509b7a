/** The invoice's own records of what terminals took. */
import { isListed } from '../../lib/wisepay/schemas/open-values.ts';
import { type Payment, paymentStateSchema } from '../../lib/wisepay/schemas/payment.ts';

/** A payment that says which terminal payment took it. */
interface TerminalTaken extends Payment {
  readonly terminalPaymentId: string;
}

/** The invoice's record of what a terminal payment took; undefined until WisePay lists it. */
export function bookedFor(terminalPaymentId: string, payments: readonly Payment[]): Payment | undefined {
  return payments.find((payment) => payment.terminalPaymentId === terminalPaymentId);
}

/** Those that terminals took, and that count toward the invoice. */
export function takenByTerminals(payments: readonly Payment[]): TerminalTaken[] {
  return payments.flatMap((payment) => {
    const { terminalPaymentId } = payment;
    return terminalPaymentId !== undefined && isCounted(payment) ? [{ ...payment, terminalPaymentId }] : [];
  });
}

/** Whether it counts toward the invoice; undefined for a state that the POD does not know. */
export function isCounted({ state }: Payment): boolean | undefined {
  return isListed(paymentStateSchema, state) ? state === 'pending' || state === 'settled' : undefined;
}
