/** Looks at what is on screen with axe: every rule for WCAG 2.2 A and AA, and its best practices. */
import type { Page } from '@playwright/test';
import { findViolations } from '../../e2e/support/accessibility.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/**
 * What axe has found, a line for each element.
 *
 * @param without rules that are left out
 */
export function violationsOn(page: Page, without: readonly string[] = []): Promise<string[]> {
  return findViolations(page, {
    runOnly: { type: 'tag', values: tags },
    resultTypes: ['violations'],
    rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])),
  });
}
