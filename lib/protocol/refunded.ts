/** What has gone back of an invoice's payments, from its refunds. A void is none: nothing was collected. */
import type { Money } from '../money/money.ts';
import type { Payment, Refund } from '../wisepay/schemas/payment.ts';
import type { ReadyView } from './views.ts';

type Invoice = Pick<ReadyView['invoice'], 'currency' | 'status' | 'payments' | 'refunded' | 'unreadable'>;

/** What was given back, or is about to be. */
export interface Refunded {
  /** With surcharges, as far as they are known. */
  readonly total: Money;
  /** Without surcharges. */
  readonly amount: Money;
  /** Undefined where it is not known: the refunds that can be read do not add up to WisePay's own figure. */
  readonly surcharge: Money | undefined;
  /** The part of the total that no bank has confirmed yet; undefined where it is not known. */
  readonly pending: Money | undefined;
}

/** Undefined if nothing was given back. */
export function refundedOn({ currency, payments, refunded }: Invoice): Refunded | undefined {
  const effective = payments.flatMap(({ refunds }) => refunds).filter(({ state }) => state !== 'failed');
  const refunds = effective.filter(({ kind }) => kind !== 'void');
  const isComplete = isSumOf(refunds, refunded) || isSumOf(effective, refunded);
  const told = isComplete ? partsOf(refunds, currency) : undefined;
  if (told === undefined) {
    const isNothing = refunded.value === 0;
    return isNothing
      ? undefined
      : { total: refunded, amount: refunded, surcharge: undefined, pending: undefined };
  }
  const pending = refunds.filter(({ state }) => state !== 'succeeded');
  return told.total.value === 0 ? undefined : { ...told, pending: partsOf(pending, currency)?.total };
}

/** Whether WisePay's own figure is the sum of the refunds' amounts. It may count voids too. */
function isSumOf(refunds: readonly Refund[], refunded: Money): boolean {
  const sum = refunds.reduce((value, { amount }) => value + amount.value, 0);
  return Number.isSafeInteger(sum) && sum === refunded.value;
}

/** Undefined if the sum is no longer exact. */
function partsOf(refunds: readonly Refund[], currency: string) {
  const amount = refunds.reduce((value, refund) => value + refund.amount.value, 0);
  const surcharge = refunds.reduce((value, refund) => value + refund.surcharge.value, 0);
  const total = amount + surcharge;
  if (!Number.isSafeInteger(total)) return undefined;
  return {
    amount: { value: amount, currency },
    surcharge: { value: surcharge, currency },
    total: { value: total, currency },
  };
}

export type RefundBadge = 'refund_pending' | 'partially_refunded' | 'refunded';

/**
 * How far the invoice's payments were given back. It stands beside WisePay's status, which keeps its word: an invoice
 * whose payment was refunded stays paid until the books are corrected. Undefined if nothing was given back, or where
 * WisePay's own status already tells of refunds.
 */
export function refundBadge({ status, payments, unreadable }: Invoice): RefundBadge | undefined {
  if (/refund/i.test(status)) return undefined;
  const refunds = payments.flatMap((payment) => payment.refunds).filter(isGivenBack);
  const confirmed = refunds.filter(({ state }) => state === 'succeeded');
  if (confirmed.length === 0) return refunds.length === 0 ? undefined : 'refund_pending';
  const taken = payments.filter(({ state }) => state !== 'failed' && state !== 'void');
  const areAllGivenBack = unreadable?.payments === undefined && taken.every(isWhollyGivenBack);
  return areAllGivenBack ? 'refunded' : 'partially_refunded';
}

/** Nothing is concluded from a kind or a state that the POD does not know. */
function isGivenBack({ kind, state }: Refund): boolean {
  return kind === 'refund' && (state === 'succeeded' || state === 'pending');
}

function isWhollyGivenBack({ amount, refunds }: Payment): boolean {
  const confirmed = refunds.filter(({ kind, state }) => kind === 'refund' && state === 'succeeded');
  return confirmed.reduce((value, refund) => value + refund.amount.value, 0) >= amount.value;
}
