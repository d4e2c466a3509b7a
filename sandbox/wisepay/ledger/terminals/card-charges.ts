/** The charge to a card on a terminal, before and after it is presented. */
import type { Money } from '#lib/money/money.ts';
import type { SurchargeRule } from '#lib/wisepay/schemas/surcharge.ts';
import { sum } from '../arithmetic.ts';
import type { TerminalPaymentRecord } from '../records.ts';
import { surchargeFor, surchargeRangeFor } from '../surcharges.ts';
import type { Card } from './cards.ts';

type Charge = Pick<TerminalPaymentRecord, 'surcharge' | 'total' | 'leastTotal'>;

/** The highest charge to any card, with the lowest if it differs; no surcharge if the merchant has no rule. */
export function chargeBeforeCard(rules: readonly SurchargeRule[], amount: Money): Charge {
  const { least, most } = surchargeRangeFor(rules, 'card', amount);
  const isExact = least.value === most.value;
  return {
    ...chargeOf(rules, amount, most),
    ...(!isExact && { leastTotal: sum(amount.currency, [amount, least]) }),
  };
}

/** The charge to this card. */
export function chargeOfCard(rules: readonly SurchargeRule[], amount: Money, card: Card): Charge {
  const { brand, kind } = card;
  return chargeOf(rules, amount, surchargeFor(rules, { method: 'card', brand, cardKind: kind }, amount));
}

/** The same payment with another charge. */
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
