/** The amount that an outcome names: the same total as the button that was pressed, with its parts. */
import { formatMoney, type Money } from '../../lib/money/money.ts';
import { isExact } from '../../lib/money/money-range.ts';
import { sumMoney } from '../../lib/money/money-sums.ts';
import type { ShownOperation } from '../../lib/protocol/shown.ts';
import type { Payment, Refund } from '../../lib/wisepay/schemas/payment.ts';
import { rangeWords, type Total, totalWords } from './amount-words.ts';

/** An amount in words. */
export interface OutcomeAmount {
  /** `$615.00`. */
  readonly text: string;
  /** `$615.00 = $600.00 + $15.00 surcharge`; undefined if there is no surcharge, or if it is not known. */
  readonly parts?: string;
}

/**
 * The amount of an outcome: WisePay's for a refund that is listed, else what the person confirmed. Undefined for a
 * request without an amount, or if it cannot be read.
 */
export function amountOfOutcome(
  { amount, total }: Pick<ShownOperation, 'amount' | 'total'>,
  refund?: Refund,
): OutcomeAmount | undefined {
  if (refund !== undefined) return amountWithSurcharge(refund);
  if (amount === undefined) return undefined;
  if (total === undefined) return { text: formatMoney(amount) };
  if (!isExact(total)) return { text: rangeWords(total) };
  const { most } = total;
  return inWords({ total: most, amount, surcharge: difference(most, amount) });
}

/** What a payment or a refund moves in total. */
export function amountWithSurcharge({
  amount,
  surcharge,
}: Pick<Payment, 'amount' | 'surcharge'>): OutcomeAmount {
  return inWords({ total: sumMoney(amount.currency, [amount, surcharge]), amount, surcharge });
}

function inWords(total: Total): OutcomeAmount {
  const text = formatMoney(total.total);
  const parts = totalWords(total);
  return parts === text ? { text } : { text, parts };
}

/** Undefined unless something was added. */
function difference(total: Money, amount: Money): Money | undefined {
  const isAdded = total.currency === amount.currency && total.value > amount.value;
  return isAdded ? { value: total.value - amount.value, currency: total.currency } : undefined;
}
