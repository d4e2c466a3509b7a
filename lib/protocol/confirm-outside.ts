/** Whether the last step of something has to be taken outside the page, in the extension's own window. */
import type { Money } from '../money/money.ts';
import type { OutsideRule } from '../policy/value-schemas.ts';

/**
 * A limit in one currency says nothing about another one, and so does not leave it in the page.
 *
 * @param rule undefined or null where there is none
 * @param amount what is charged or given back, without surcharge; null where no money moves
 */
export function needsOutside(rule: OutsideRule | null | undefined, amount: Money | null): boolean {
  if (rule === null || rule === undefined) return false;
  if ('always' in rule) return true;
  if (amount === null) return false;
  return amount.currency !== rule.above.currency || amount.value > rule.above.value;
}
