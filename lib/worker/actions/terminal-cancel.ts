/** Cancels a card payment on a terminal. No policy turns this off: what is under way can always be stopped. */
import { pathTo } from '../../wisepay/contract/paths.ts';
import type { Invoice } from '../../wisepay/schemas/invoice.ts';
import type { NewIntent } from '../operations/intent.ts';
import { targets } from '../operations/targets.ts';
import type { MessageOf } from './action-descriptor.ts';
import { refused } from './policy-refusals.ts';

/**
 * Cancels by the payment's own id: a "last one" could be another person's.
 *
 * @throws {CodedError} `refused` with `too_late` where that payment is no longer open on the invoice
 */
export function newTerminalCancel(
  invoice: Invoice,
  { intentId, terminalPaymentId }: MessageOf<'pod.terminal_cancel'>,
): NewIntent {
  if (invoice.openTerminalPayment?.id !== terminalPaymentId) {
    throw refused('too_late');
  }
  return {
    key: intentId,
    kind: 'terminal_cancel',
    target: targets.terminalCancel(terminalPaymentId),
    invoiceId: invoice.id,
    request: { path: pathTo('cancelTerminalPayment', terminalPaymentId), body: {} },
  };
}
