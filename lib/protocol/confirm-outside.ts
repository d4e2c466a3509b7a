/** Whether the last step of an action has to be taken in a review window, outside the page. */
import type { Money } from '../money/money.ts';
import type { OutsideRule } from '../policy/value-schemas.ts';

/**
 * A limit in one currency does not cover another, so an amount in another currency needs the window.
 *
 * @param rule undefined or null if there is none
 * @param amount the amount to charge or refund, without surcharge; null if no money moves
 */
export function needsOutside(rule: OutsideRule | null | undefined, amount: Money | null): boolean {
  if (rule === null || rule === undefined) return false;
  if ('always' in rule) return true;
  if (amount === null) return false;
  return amount.currency !== rule.above.currency || amount.value > rule.above.value;
}
