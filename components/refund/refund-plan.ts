/**
 * The draft of a refund: how it starts, what it gives back of each payment, and what is left of it after it was sent.
 */
import { plural, t } from '../../lib/i18n/translate.ts';
import { formatMoney, type Money } from '../../lib/money/money.ts';
import { amountText, parseAmount } from '../../lib/money/money-input.ts';
import { subtractMoney, sumMoney } from '../../lib/money/money-sums.ts';
import type { RefundInput } from '../../lib/panel/panel-intents.ts';
import {
  mostRefundParts,
  type RefundDraft,
  type RefundPartDraft,
} from '../../lib/protocol/drafts-message.ts';
import type { ShownOperation } from '../../lib/protocol/shown.ts';
import type { ReadyView } from '../../lib/protocol/views.ts';
import type { Payment } from '../../lib/wisepay/schemas/payment.ts';
import { refundedSurcharge } from '../../lib/wisepay/surcharge.ts';
import { wordsForAmount, wordsForTooMuch } from '../words/amount-words.ts';
import { refundabilityOf } from './refundability.ts';
import { type SurchargeView, surchargeRefundIn } from './surcharge-refund-words.ts';

/** What is given back of one payment. */
export interface PlannedRefund {
  readonly payment: Payment;
  readonly kind: 'refund' | 'void';
  /** Without surcharge. */
  readonly amount: Money;
  readonly includesSurcharge: boolean;
  /** What is given back of the surcharge. */
  readonly surcharge: Money;
  readonly total: Money;
  /** What is left of the payment afterwards, without surcharge. */
  readonly remaining: Money;
}

/** What a part of a draft gives back, or what prevents it. */
export type PlannedPart =
  | { readonly ok: true; readonly refund: PlannedRefund }
  /** `problem` is in words. */
  | { readonly ok: false; readonly problem: string };

/** The part of a view that a refund is planned from. */
export type RefundView = Pick<ReadyView, 'invoice' | 'operations' | 'refundRules'>;

/** Plans the part of a chosen payment. A void is always the whole payment with its surcharge. */
export function planPart(part: RefundPartDraft, payment: Payment, view: RefundView): PlannedPart {
  const refundability = refundabilityOf(payment, view.operations);
  if (refundability.way === 'none') return { ok: false, problem: refundability.reason };
  const { way } = refundability;
  const { currency } = payment.amount;
  const parsed =
    way === 'void' ? ({ ok: true, money: payment.refundable } as const) : parseAmount(part.amount, currency);
  if (!parsed.ok) return { ok: false, problem: wordsForAmount(parsed.problem, currency) };
  const amount = parsed.money;
  if (amount.value > payment.refundable.value) {
    return { ok: false, problem: wordsForTooMuch(payment.refundable, 'payment') };
  }
  const includesSurcharge =
    way === 'void' || (part.includesSurcharge && surchargeRefundIn(view, payment).isPossible);
  const surcharge = includesSurcharge ? refundedSurcharge(payment, amount) : { value: 0, currency };
  const total = sumMoney(currency, [amount, surcharge]);
  const remaining = subtractMoney(payment.refundable, amount);
  return {
    ok: true,
    refund: { payment, kind: way, amount, includesSurcharge, surcharge, total, remaining },
  };
}

/** What a draft gives back, with the input to send; or what is missing. */
export type RefundPlan =
  | {
      readonly ok: true;
      readonly refunds: readonly PlannedRefund[];
      readonly total: Money;
      readonly input: RefundInput;
    }
  /** What the person still has to do, in words; undefined if a field already says it. */
  | { readonly ok: false; readonly missing: string | undefined };

/** Plans the whole draft, once it can be reviewed. */
export function planRefund(draft: RefundDraft, view: RefundView): RefundPlan {
  const { invoice, refundRules } = view;
  const { parts, reason, note } = draft;
  if (parts.length === 0) return missing(t('refund.missing.payment'));
  if (parts.length > mostRefundParts) return missing(plural('refund.missing.tooMany', mostRefundParts));
  const refunds: PlannedRefund[] = [];
  for (const part of parts) {
    const payment = invoice.payments.find(({ id }) => id === part.paymentId);
    const planned = payment && planPart(part, payment, view);
    if (!planned?.ok) return missing(undefined);
    refunds.push(planned.refund);
  }
  const total = sumMoney(
    invoice.currency,
    refunds.map((refund) => refund.total),
  );
  const { limit, needsNote } = refundRules;
  if (limit !== undefined && !isWithin(total, limit)) return missing(wordsForLimit(total, limit));
  if (reason === null) return missing(t('refund.missing.reason'));
  const text = note.trim();
  if (needsNote && text === '') return missing(t('refund.missing.note'));
  return {
    ok: true,
    refunds,
    total,
    input: {
      refunds: refunds.map(({ payment, amount, includesSurcharge }) => ({
        paymentId: payment.id,
        amount,
        includesSurcharge,
      })),
      reason,
      ...(text !== '' && { note: text }),
    },
  };
}

function isWithin({ value, currency }: Money, limit: Money): boolean {
  return currency === limit.currency && value <= limit.value;
}

/** A limit in another currency says nothing about this one, so it does not allow the refund. */
function wordsForLimit({ currency }: Money, limit: Money): string {
  return currency === limit.currency
    ? t('refund.missing.limit', { limit: formatMoney(limit) })
    : t('refund.missing.limitCurrency', { currency: limit.currency });
}

function missing(words: string | undefined): RefundPlan {
  return { ok: false, missing: words };
}

/** The payments that can be given back now, as a whole or in part. */
export function possiblePayments({ invoice, operations }: RefundView): Payment[] {
  return invoice.payments.filter((payment) => refundabilityOf(payment, operations).way !== 'none');
}

/** The draft to start with: if only one payment can be given back, it is chosen. */
export function newRefundDraft(view: ReadyView): RefundDraft {
  const [only, another] = possiblePayments(view);
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
