/** An email that asks the payer to pay. */
import { pathTo } from '../../wisepay/contract/paths.ts';
import type { Invoice } from '../../wisepay/schemas/invoice.ts';
import { type NewIntent, targets } from '../operations/intent.ts';
import type { ActionDescriptor, MessageOf } from './action-descriptor.ts';
import { requireAllowed, requireCooledDown } from './policy-refusals.ts';

export const remind: ActionDescriptor<'pod.remind'> = {
  amountOf: () => null,
  newIntent({ invoice, policy }, message) {
    requireAllowed(policy, 'remind');
    requireCooledDown(invoice);
    return newReminder(invoice, message);
  },
};

/** The reminder for an invoice; WisePay checks once more whether it may go out. */
export function newReminder(
  invoice: Invoice,
  { intentId, invoiceVersion }: MessageOf<'pod.remind'>,
): NewIntent {
  return {
    key: intentId,
    kind: 'remind',
    target: targets.reminder(invoice.id),
    invoiceId: invoice.id,
    request: { path: pathTo('sendReminder', invoice.id), body: { invoiceVersion } },
  };
}
