/** Continues without a terminal payment that does not end, and dismisses it once it has. */
import type { ReadyView } from '../../protocol/views.ts';
import { hasEnded, terminalPaymentSchema } from '../../wisepay/schemas/terminal-payment.ts';
import type { Worker } from '../invoices/worker.ts';
import { answerOf, type Owner } from '../operations/intent.ts';

/**
 * Follows the payment on screen in the background from now on, if the current view offers that.
 *
 * @param id WisePay's, of the terminal payment
 */
export async function leavePayment(
  { uncertain }: Pick<Worker, 'uncertain'>,
  owner: Owner,
  { terminalPayment }: ReadyView,
  id: string,
): Promise<void> {
  if (terminalPayment?.id === id && terminalPayment.doubt !== undefined) await uncertain.leave(owner, id);
}

/** Forgets a left payment and the intent that sent it, if the current view offers that. */
export async function dismissLeftPayment(
  { journal, operations, uncertain }: Pick<Worker, 'journal' | 'operations' | 'uncertain'>,
  owner: Owner,
  { leftPayments, leftElsewhere }: ReadyView,
  id: string,
): Promise<void> {
  const known = [...leftPayments, ...leftElsewhere.map(({ payment }) => payment)];
  const payment = known.find((each) => each.id === id);
  if (payment === undefined || !(hasEnded(payment) || payment.doubt === 'unconfirmed')) return;
  for (const intent of await journal.list()) {
    const isItsOwn = intent.kind === 'terminal' && answerOf(intent, terminalPaymentSchema)?.id === id;
    if (isItsOwn) await operations.dismiss(intent.key);
  }
  await uncertain.forget(owner, id);
}
