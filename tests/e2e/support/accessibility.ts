/** Finds accessibility violations with axe, in the panel, the popup or a page. */
import { expect } from '@playwright/test';
import axe from 'axe-core';
import * as v from 'valibot';

const linesSchema = v.array(v.string());

/** A frame, or anything else that runs a script given as text. */
interface Place {
  evaluate(script: string): Promise<unknown>;
}

/** Loads axe into a place. Call it once after the place has loaded. Sent as text, which no CSP blocks. */
export async function bringAxe(place: Place): Promise<void> {
  await place.evaluate(axe.source);
}

/**
 * Returns the text of an expression for a place that has axe. It resolves to a line for each faulty element, and
 * rejects if axe checked nothing.
 *
 * @param options which rules to check; axe's own choice by default
 */
export function violationsExpression(options: axe.RunOptions = {}): string {
  // The lines contain no selectors, and no rule here reads style sheets from other addresses.
  const lean: axe.RunOptions = { ...options, selectors: false, preload: false };
  return `axe.run(document, ${JSON.stringify(lean)}).then(${linesOf})`;
}

/** Runs in the place. Returns a line for each faulty element. */
function linesOf({ passes, violations }: axe.AxeResults): string[] {
  if (passes.length === 0) throw new Error('axe has looked at nothing.');
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary = '' }) => `${id}: ${html} ${failureSummary.replaceAll(/\s+/g, ' ')}`),
  );
}

/** Returns a line for each faulty element. Needs `bringAxe` first. */
export async function findViolations(place: Place, expression = violationsExpression()): Promise<string[]> {
  return v.parse(linesSchema, await place.evaluate(expression));
}

/** Expects no violations; a failure lists them. */
export async function expectAccessible(place: Place): Promise<void> {
  await bringAxe(place);
  expect(await findViolations(place)).toEqual([]);
}
