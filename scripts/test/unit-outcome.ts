import { relative } from 'node:path';
import * as v from 'valibot';
import { failure, type Outcome } from './outcome.ts';

/** What is read of the report of Vitest's `json` reporter. */
const reportSchema = v.object({
  testResults: v.array(
    v.object({
      name: v.string(),
      status: v.string(),
      message: v.optional(v.string()),
      assertionResults: v.array(
        v.object({
          fullName: v.string(),
          status: v.string(),
          failureMessages: v.nullish(v.array(v.string())),
        }),
      ),
    }),
  ),
});

/**
 * Reads the report of a Vitest run. A skipped test is a failure: nothing may go untested unseen. So is a file that
 * could not be run, and a report that cannot be read.
 *
 * @param report the parsed JSON; undefined where there is none
 */
export function unitOutcome(report: unknown): Outcome {
  const result = v.safeParse(reportSchema, report);
  if (!result.success) return { passed: 0, failures: ['the run left no report'] };

  let passed = 0;
  const failures: string[] = [];
  for (const { name, status, message, assertionResults } of result.output.testResults) {
    const file = relative(process.cwd(), name);
    const bad = assertionResults.filter((test) => test.status !== 'passed');
    passed += assertionResults.length - bad.length;
    for (const test of bad) {
      const said = test.failureMessages?.join('\n') || test.status;
      failures.push(failure(`${file} › ${test.fullName}`, said));
    }
    if (bad.length === 0 && status !== 'passed') failures.push(failure(file, message));
  }
  return { passed, failures };
}
