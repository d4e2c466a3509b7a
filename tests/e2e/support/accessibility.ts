/** Looks for accessibility violations with axe, inside the panel or the popup itself. */
import { expect } from '@playwright/test';
import axe from 'axe-core';
import * as v from 'valibot';

const resultsSchema = v.object({
  passes: v.pipe(v.array(v.unknown()), v.minLength(1)),
  violations: v.array(
    v.object({
      id: v.string(),
      nodes: v.array(v.object({ html: v.string(), failureSummary: v.optional(v.string()) })),
    }),
  ),
});

/** A frame, or whatever else runs a script that is given as text. */
interface Place {
  evaluate(script: string): Promise<unknown>;
}

/** Fails with what axe has found. Axe is given as text, which the panel's content security policy does not stop. */
export async function expectAccessible(frame: Place): Promise<void> {
  await frame.evaluate(axe.source);
  const { violations } = v.parse(resultsSchema, await frame.evaluate('axe.run(document)'));
  expect(violations).toEqual([]);
}
