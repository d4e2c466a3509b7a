/** What an intent acts on: there is never more than one open intent for a target. */
import type { Intent } from './intent.ts';

const cancellation = 'terminal payment ';
const payment = 'payment ';

/** Targets by WisePay's IDs. The journal keeps them: another spelling would be another target. */
export const targets = {
  terminalPayment: (invoiceId: string) => `invoice ${invoiceId}`,
  terminalCancel: (terminalPaymentId: string) => `${cancellation}${terminalPaymentId}`,
  refund: (paymentId: string) => `${payment}${paymentId}`,
  reminder: (invoiceId: string) => `reminder ${invoiceId}`,
};

/** The terminal payment that an intent cancels; undefined for an intent of another kind. */
export function terminalPaymentOfCancel({
  kind,
  target,
}: Pick<Intent, 'kind' | 'target'>): string | undefined {
  return kind === 'terminal_cancel' ? target.slice(cancellation.length) : undefined;
}

/** The payment that a refund's intent gives back. */
export function paymentIdOf({ target }: Pick<Intent, 'target'>): string {
  return target.startsWith(payment) ? target.slice(payment.length) : target;
}
