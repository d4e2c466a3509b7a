/**
 * What merchants add to payments. Only the most specific rule that fits applies: by a card's kind and brand, else by
 * its brand, else by its kind, else by the method. This is inferred.
 */
import type { Money } from '#lib/money/money.ts';
import type { SurchargeInRefunds, SurchargeRule } from '#lib/wisepay/schemas/surcharge.ts';
import { merchantById } from '../merchants.ts';
import { percentOf, sum } from './arithmetic.ts';
import type { InvoiceRecord, LedgerState } from './records.ts';

/** How a payment is made; for a card, what is known of it. */
export interface PaidBy {
  readonly method: string;
  readonly brand?: string | undefined;
  readonly cardKind?: string | undefined;
}

/** Two amounts, equal if the card makes no difference. */
export interface Range {
  readonly least: Money;
  readonly most: Money;
}

/** The rules for an invoice: the merchant's, unless the settings have others for all of them. */
export function surchargeRulesOf(
  { settings }: Pick<LedgerState, 'settings'>,
  { merchantId }: Pick<InvoiceRecord, 'merchantId'>,
): readonly SurchargeRule[] {
  return settings.surcharge ?? merchantById(merchantId).surcharge;
}

/** Whether refunds on an invoice give surcharges back; undefined if there is no rule. */
export function surchargeInRefundsOf(
  { settings }: Pick<LedgerState, 'settings'>,
  { merchantId }: Pick<InvoiceRecord, 'merchantId'>,
): SurchargeInRefunds | undefined {
  return settings.surchargeInRefunds ?? merchantById(merchantId).surchargeInRefunds;
}

/** The surcharge on `amount` for one card, or another way of paying. Of equally specific rules, the first applies. */
export function surchargeFor(rules: readonly SurchargeRule[], paidBy: PaidBy, amount: Money): Money {
  const [rule] = rules
    .filter((each) => fits(each, paidBy))
    .sort((one, other) => specificity(other) - specificity(one));
  return sum(amount.currency, [
    ...(rule?.percent === undefined ? [] : [percentOf(amount, rule.percent)]),
    ...(rule?.fixed === undefined ? [] : [rule.fixed]),
  ]);
}

/**
 * The possible surcharges on `amount` before the card is known: tried with a card of each sort that the rules
 * distinguish.
 */
export function surchargeRangeFor(
  rules: readonly SurchargeRule[],
  method: PaidBy['method'],
  amount: Money,
): Range {
  const brands = [...rules.map(({ brand }) => brand), 'another brand'];
  const cardKinds = [...rules.map(({ cardKind }) => cardKind), 'another kind'];
  const { currency } = amount;
  const values = brands.flatMap((brand) =>
    cardKinds.map((cardKind) => {
      const paidBy = { method, brand: brand ?? undefined, cardKind: cardKind ?? undefined };
      return surchargeFor(rules, paidBy, amount).value;
    }),
  );
  return {
    least: { value: Math.min(...values), currency },
    most: { value: Math.max(...values), currency },
  };
}

function fits({ method, brand, cardKind }: SurchargeRule, paidBy: PaidBy): boolean {
  return method === paidBy.method && isSame(brand, paidBy.brand) && isSame(cardKind, paidBy.cardKind);
}

function isSame(wanted: string | null | undefined, actual: string | undefined): boolean {
  return !wanted || wanted.toLowerCase() === actual?.toLowerCase();
}

/** A brand is more specific than a kind. */
function specificity({ brand, cardKind }: SurchargeRule): number {
  return (brand ? 2 : 0) + (cardKind ? 1 : 0);
}
