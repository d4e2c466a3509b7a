/** Looks at what is on screen with axe: every rule for WCAG 2.2 A and AA, and its best practices. */
import type { Page } from '@playwright/test';
import axe from 'axe-core';
import * as v from 'valibot';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

const resultsSchema = v.object({
  passes: v.pipe(v.array(v.unknown()), v.minLength(1)),
  violations: v.array(
    v.object({
      id: v.string(),
      nodes: v.array(v.object({ html: v.string(), failureSummary: v.optional(v.string(), '') })),
    }),
  ),
});

/** To be called once after the page has loaded. Axe is given as text, which no content security policy stops. */
export async function bringAxe(page: Page): Promise<void> {
  await page.evaluate(axe.source);
}

/**
 * What axe has found, a line for each element.
 *
 * @param without rules that are left out
 */
export async function violationsOn(page: Page, without: readonly string[] = []): Promise<string[]> {
  const options = JSON.stringify({
    runOnly: { type: 'tag', values: tags },
    resultTypes: ['violations'],
    rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])),
  });
  const { violations } = v.parse(resultsSchema, await page.evaluate(`axe.run(document, ${options})`));
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary.replaceAll(/\s+/g, ' ')}`),
  );
}
