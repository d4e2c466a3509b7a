/** When the books have to be corrected by hand: after money was given back, or is about to be. */
import { refundOf } from '../../lib/protocol/outcomes.ts';
import type { ReadyView } from '../../lib/protocol/views.ts';
import type { Refund } from '../../lib/wisepay/schemas/payment.ts';

type BooksView = Pick<ReadyView, 'operations'> & { readonly invoice: Pick<ReadyView['invoice'], 'payments'> };

/** How long after a refund was made the steps stay, in ms. */
const staysMs = 24 * 60 * 60 * 1000;

/**
 * Whether a person has to correct the books now: a refund or a void is pending, succeeded within the last day, or was
 * accepted and is not listed yet. One that failed has changed nothing.
 *
 * @param now the present time
 */
export function areBooksOutdated(view: BooksView, now: Date): boolean {
  const { payments } = view.invoice;
  return (
    hasUnlistedRefund(view) || payments.some(({ refunds }) => refunds.some((each) => isRecent(each, now)))
  );
}

/** Whether WisePay has accepted a refund that the invoice does not list yet. */
export function hasUnlistedRefund({ operations, invoice: { payments } }: BooksView): boolean {
  return operations.some(
    (operation) =>
      operation.kind === 'refund' &&
      operation.state === 'accepted' &&
      refundOf(operation, payments) === undefined,
  );
}

/** Nothing is concluded from a state that the POD does not know. */
function isRecent({ state, at }: Refund, now: Date): boolean {
  if (state !== 'succeeded') return state === 'pending';
  return at !== undefined && now.getTime() - Date.parse(at) < staysMs;
}
