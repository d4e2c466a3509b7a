/** Charges as people read them, as far as they are known before a card is presented. */
import type { TerminalPaymentRecord } from '../ledger/records.ts';
import type { Range } from '../ledger/surcharges.ts';
import { amountText } from './amount-text.ts';

/** `USD 1,250.00 to USD 1,281.25`, or the only possible amount. */
export function rangeText({ least, most }: Range): string {
  return least.value === most.value ? amountText(most) : `${amountText(least)} to ${amountText(most)}`;
}

/** `up to USD 31.25`, or the only possible amount. */
export function upToText({ least, most }: Range): string {
  return least.value === most.value ? amountText(most) : `up to ${amountText(most)}`;
}

/** The total charge to a terminal payment's card. */
export function chargeText({ total, leastTotal }: TerminalPaymentRecord): string {
  return rangeText({ least: leastTotal ?? total, most: total });
}
