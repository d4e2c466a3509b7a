/** Terminal payments of an invoice that may still charge a card: who takes another payment has to know of each. */
import { hasEnded } from '../../wisepay/schemas/terminal-payment.ts';
import type { ShownTerminalPayment } from './shown.ts';
import type { ReadyView } from './views.ts';

/** Those that the person goes on without, and whose outcome is not known. */
export function uncertainPayments({
  leftPayments,
}: Pick<ReadyView, 'leftPayments'>): readonly ShownTerminalPayment[] {
  return leftPayments.filter((payment) => !hasEnded(payment));
}

/**
 * Whether a person goes on knowingly.
 *
 * @param uncertain the payments whose outcome is not known
 * @param acknowledged WisePay's ids of those that the person was warned of, and goes on in spite of
 */
export function areAcknowledged(
  uncertain: readonly { readonly id: string }[],
  acknowledged: readonly string[] = [],
): boolean {
  return uncertain.every(({ id }) => acknowledged.includes(id));
}
