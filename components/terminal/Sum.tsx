/** Amount and surcharge, and the total that they make. */
import { formatMoney, type Money } from '../../lib/money.ts';

export interface SumProps {
  readonly amount: Money;
  readonly surcharge: Money;
  readonly total: Money;
}

export function Sum({ amount, surcharge, total }: SumProps) {
  return (
    <dl class="sum">
      <dt>Amount</dt>
      <dd>{formatMoney(amount)}</dd>
      <dt>Surcharge</dt>
      <dd>{formatMoney(surcharge)}</dd>
      <dt class="total">Total</dt>
      <dd class="total">{formatMoney(total)}</dd>
    </dl>
  );
}
