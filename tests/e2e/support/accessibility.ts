/** Looks for accessibility violations with axe, inside the panel, the popup or a page. */
import { expect } from '@playwright/test';
import axe from 'axe-core';
import * as v from 'valibot';

const linesSchema = v.array(v.string());

/** A frame, or whatever else runs a script that is given as text. */
interface Place {
  evaluate(script: string): Promise<unknown>;
}

/** To be called once after the place has loaded. Axe is given as text, which no content security policy stops. */
export async function bringAxe(place: Place): Promise<void> {
  await place.evaluate(axe.source);
}

/**
 * The text of an expression for a place that axe was brought to: resolves with a line for each element that axe finds fault
 * with, and rejects where axe has looked at nothing.
 *
 * @param options which rules; axe's own choice when left out
 */
export function violationsExpression(options: axe.RunOptions = {}): string {
  // Nothing that is told is a selector, and no rule here reads style sheets from other addresses.
  const lean: axe.RunOptions = { ...options, selectors: false, preload: false };
  return `axe.run(document, ${JSON.stringify(lean)}).then(${linesOf})`;
}

/** Runs in the place: one line for each element. */
function linesOf({ passes, violations }: axe.AxeResults): string[] {
  if (passes.length === 0) throw new Error('axe has looked at nothing.');
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary = '' }) => `${id}: ${html} ${failureSummary.replaceAll(/\s+/g, ' ')}`),
  );
}

/** What axe has found, a line for each element. */
export async function findViolations(place: Place, expression = violationsExpression()): Promise<string[]> {
  return v.parse(linesSchema, await place.evaluate(expression));
}

/** Fails with what axe has found. */
export async function expectAccessible(place: Place): Promise<void> {
  await bringAxe(place);
  expect(await findViolations(place)).toEqual([]);
}
