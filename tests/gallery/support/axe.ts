/** Looks at what is on screen with axe: every rule for WCAG 2.2 A and AA, and its best practices. */
import { violationsExpression } from '../../e2e/support/accessibility.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/** Those of the rules that look at colors; all others find the same in the light and in the dark. */
const colorRules = ['color-contrast', 'link-in-text-block'];

/**
 * The text of an expression for the page, which resolves with a line for each element at fault.
 *
 * @param without rules that are left out
 */
export function findFaults(without: readonly string[] = []): string {
  return violationsExpression({
    runOnly: { type: 'tag', values: tags },
    resultTypes: ['violations'],
    rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])),
  });
}

/** Likewise, for faults of color alone. */
export function findColorFaults(): string {
  return violationsExpression({
    runOnly: { type: 'rule', values: colorRules },
    resultTypes: ['violations'],
  });
}
