import { relative } from 'node:path';
import * as v from 'valibot';
import { failure, type Outcome } from './outcome.ts';

/** The part of the report of Vitest's `json` reporter that is read. */
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
 * Reads the report of a Vitest run. A skipped test is a failure, so that nothing goes untested unnoticed. So is a file
 * that could not be run, and an unreadable report.
 *
 * @param report the parsed JSON; undefined if there is none
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
