/** Looks for accessibility violations with axe, inside the panel, the popup or a page. */
import { expect } from '@playwright/test';
import axe from 'axe-core';
import * as v from 'valibot';

const resultsSchema = v.object({
  passes: v.pipe(v.array(v.unknown()), v.minLength(1)),
  violations: v.array(
    v.object({
      id: v.string(),
      nodes: v.array(v.object({ html: v.string(), failureSummary: v.optional(v.string(), '') })),
    }),
  ),
});

/** A frame, or whatever else runs a script that is given as text. */
interface Place {
  evaluate(script: string): Promise<unknown>;
}

/** To be called once after the place has loaded. Axe is given as text, which no content security policy stops. */
export async function bringAxe(place: Place): Promise<void> {
  await place.evaluate(axe.source);
}

/**
 * What axe has found, a line for each element.
 *
 * @param options which rules; those that axe looks at by itself when left out
 */
export async function findViolations(place: Place, options: axe.RunOptions = {}): Promise<string[]> {
  const results = await place.evaluate(`axe.run(document, ${JSON.stringify(options)})`);
  return v
    .parse(resultsSchema, results)
    .violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary.replaceAll(/\s+/g, ' ')}`),
    );
}

/** Fails with what axe has found. */
export async function expectAccessible(place: Place): Promise<void> {
  await bringAxe(place);
  expect(await findViolations(place)).toEqual([]);
}
