/** The total that a user confirms, as it is written down with an intent. */
import type { MoneyRange } from '../../money/money-range.ts';
import type { NewIntent } from './intent.ts';

/**
 * Returns the total for an intent. Without one if it is not an exact number: the request does not depend on it.
 *
 * @param total computes it, surcharge included; may throw a `RangeError`
 */
export function confirmedTotal(total: () => MoneyRange): Pick<NewIntent, 'total'> {
  try {
    return { total: total() };
  } catch (error) {
    if (error instanceof RangeError) return {};
    throw error;
  }
}
