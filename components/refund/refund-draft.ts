/** The draft of a refund: how it starts, and what is left of it after it was sent. */
import { amountText } from '../../lib/money/money-input.ts';
import type { RefundDraft, RefundPartDraft } from '../../lib/protocol/drafts-message.ts';
import type { ShownOperation } from '../../lib/protocol/shown.ts';
import type { ReadyView } from '../../lib/protocol/views.ts';
import type { Payment } from '../../lib/wisepay/schemas/payment.ts';
import { refundabilityOf } from './refundability.ts';
import { type SurchargeView, surchargeRefundIn } from './surcharge-refund-words.ts';

/** The draft to start with: if only one payment can be given back, it is chosen. */
export function newRefundDraft(view: ReadyView): RefundDraft {
  const { invoice, operations } = view;
  const possible = invoice.payments.filter((payment) => refundabilityOf(payment, operations).way !== 'none');
  const [only, another] = possible;
  return {
    parts: only !== undefined && another === undefined ? [newRefundPart(only, view)] : [],
    reason: null,
    note: '',
    reviewedVersion: null,
  };
}

/** The part for a newly chosen payment: all that is left of it, with the surcharge unless the rules leave it out. */
export function newRefundPart(payment: Payment, view: SurchargeView): RefundPartDraft {
  const { id, refundable } = payment;
  const surcharge = surchargeRefundIn(view, payment);
  return {
    paymentId: id,
    amount: amountText(refundable),
    includesSurcharge: surcharge.isPossible && surcharge.isIncludedAtFirst,
    seenRefundable: refundable,
  };
}

/** Outcomes after which nothing has happened, and nothing will. */
const notDone: readonly ShownOperation['state'][] = ['refused', 'not_received', 'abandoned'];

/**
 * The draft after the worker has dealt with it: what was sent is removed and shows among the outcomes; what was
 * refused, or not sent because an earlier part was refused, stays to be reviewed again.
 *
 * @param before the invoice's operations before the draft was sent
 * @returns null if nothing is left
 */
export function withoutSentParts(
  draft: RefundDraft,
  before: readonly ShownOperation[],
  after: readonly ShownOperation[],
): RefundDraft | null {
  const parts = draft.parts.filter(({ paymentId }) => {
    const outcome = after.findLast((each) => each.kind === 'refund' && each.paymentId === paymentId);
    const known = before.find(({ intentId }) => intentId === outcome?.intentId);
    const isNew = outcome !== undefined && outcome.state !== known?.state;
    return !isNew || notDone.includes(outcome.state);
  });
  return parts.length === 0 ? null : { ...draft, parts, reviewedVersion: null };
}
