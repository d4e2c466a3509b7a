import * as v from 'valibot';
import { failure, type Outcome } from './outcome.ts';

interface Suite {
  readonly specs: v.InferOutput<typeof specSchema>[];
  readonly suites?: Suite[] | undefined;
}

const specSchema = v.object({
  title: v.string(),
  file: v.string(),
  line: v.number(),
  tests: v.array(
    v.object({
      projectName: v.string(),
      status: v.string(),
      results: v.array(v.object({ error: v.optional(v.object({ message: v.optional(v.string()) })) })),
    }),
  ),
});
const suiteSchema: v.GenericSchema<unknown, Suite> = v.object({
  specs: v.array(specSchema),
  suites: v.optional(v.array(v.lazy(() => suiteSchema))),
});

/** The part of the report of Playwright's `json` reporter that is read. */
const reportSchema = v.object({
  suites: v.array(suiteSchema),
  errors: v.array(v.object({ message: v.optional(v.string()) })),
});

/**
 * Reads the report of a Playwright run. Failures are also a skipped test, a test that passed only when it was run
 * again, an error outside of all tests, and an unreadable report.
 *
 * @param report the parsed JSON; undefined if there is none
 */
export function browserOutcome(report: unknown): Outcome {
  const result = v.safeParse(reportSchema, report);
  if (!result.success) return { passed: 0, failures: ['the run left no report'] };

  const { suites, errors } = result.output;
  const outcomes = suites.flatMap(specsOf).flatMap(({ title, file, line, tests }) =>
    tests.map(({ projectName, status, results }) => {
      if (status === 'expected') return undefined;
      const said = results.map(({ error }) => error?.message ?? '').join('\n') || status;
      return failure(`[${projectName}] ${file}:${line} › ${title}`, said);
    }),
  );
  const failures = outcomes.filter((text) => text !== undefined);
  return {
    passed: outcomes.length - failures.length,
    failures: [...errors.map(({ message }) => failure('outside of all tests', message)), ...failures],
  };
}

function specsOf({ specs, suites = [] }: Suite): Suite['specs'] {
  return [...specs, ...suites.flatMap(specsOf)];
}
