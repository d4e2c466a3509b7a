/** What a card on a terminal is charged, before it is presented and after. */
import type { Money } from '#lib/money/money.ts';
import type { SurchargeRule } from '#lib/wisepay/schemas/surcharge.ts';
import { sum } from '../arithmetic.ts';
import type { TerminalPaymentRecord } from '../records.ts';
import { surchargeFor, surchargeRangeFor } from '../surcharges.ts';
import type { Card } from './cards.ts';

type Charge = Pick<TerminalPaymentRecord, 'surcharge' | 'total' | 'leastTotal'>;

/** The most that any card is charged, with the least where that differs; no surcharge where the merchant has no rule. */
export function chargeBeforeCard(rules: readonly SurchargeRule[], amount: Money): Charge {
  const { least, most } = surchargeRangeFor(rules, 'card', amount);
  const isExact = least.value === most.value;
  return {
    ...chargeOf(rules, amount, most),
    ...(!isExact && { leastTotal: sum(amount.currency, [amount, least]) }),
  };
}

/** What this card is charged. */
export function chargeOfCard(rules: readonly SurchargeRule[], amount: Money, card: Card): Charge {
  const { brand, kind } = card;
  return chargeOf(rules, amount, surchargeFor(rules, { method: 'card', brand, cardKind: kind }, amount));
}

/** The same payment with another charge in place of the one before. */
export function withCharge(
  { surcharge: _surcharge, leastTotal: _leastTotal, ...rest }: TerminalPaymentRecord,
  charge: Charge,
): TerminalPaymentRecord {
  return { ...rest, ...charge };
}

function chargeOf(rules: readonly SurchargeRule[], amount: Money, surcharge: Money): Charge {
  return {
    ...(rules.some(({ method }) => method === 'card') && { surcharge }),
    total: sum(amount.currency, [amount, surcharge]),
  };
}
