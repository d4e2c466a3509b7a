/** Checks the screen with axe: all rules for WCAG 2.2 A and AA, and its best practices. */
import { violationsExpression } from '../../e2e/support/accessibility.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/** The rules about colors; all others give the same result in light and dark. */
const colorRules = ['color-contrast', 'link-in-text-block'];

/**
 * Returns the text of an expression for the page, which resolves to a line for each faulty element.
 *
 * @param without rules to skip
 */
export function findFaults(without: readonly string[] = []): string {
  return violationsExpression({
    runOnly: { type: 'tag', values: tags },
    resultTypes: ['violations'],
    rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])),
  });
}

/** The same, for faults of color only. */
export function findColorFaults(): string {
  return violationsExpression({
    runOnly: { type: 'rule', values: colorRules },
    resultTypes: ['violations'],
  });
}
