/** Giving back everything: all that is left of every payment that can be given back. */
import type { Money } from '../../lib/money/money.ts';
import { sumMoney } from '../../lib/money/money-sums.ts';
import { mostRefundParts, type RefundPartDraft } from '../../lib/protocol/drafts-message.ts';
import { newRefundPart, planPart, possiblePayments, type RefundView } from './refund-plan.ts';

/**
 * What gives back all of every payment that can be given back, and the total with surcharges.
 *
 * @returns undefined if there are not several such payments, or more than one refund may cover
 */
export function wholeRefund(
  view: RefundView,
): { readonly parts: readonly RefundPartDraft[]; readonly total: Money } | undefined {
  const payments = possiblePayments(view);
  if (payments.length < 2 || payments.length > mostRefundParts) return undefined;
  const planned = payments.map((payment) => {
    const part = newRefundPart(payment, view);
    return { part, plan: planPart(part, payment, view) };
  });
  const totals = planned.flatMap(({ plan }) => (plan.ok ? [plan.refund.total] : []));
  return {
    parts: planned.map(({ part }) => part),
    total: sumMoney(view.invoice.currency, totals),
  };
}

/** How many of the parts of `whole` are chosen as they are there. */
export function chosenOf(
  parts: readonly RefundPartDraft[],
  whole: readonly RefundPartDraft[],
): 'none' | 'some' | 'all' {
  if (parts.length === 0) return 'none';
  const areWhole = whole.every(({ paymentId, amount, includesSurcharge }) =>
    parts.some(
      (part) =>
        part.paymentId === paymentId &&
        part.amount === amount &&
        part.includesSurcharge === includesSurcharge,
    ),
  );
  return areWhole && parts.length === whole.length ? 'all' : 'some';
}
