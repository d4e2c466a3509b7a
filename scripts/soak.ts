/**
 * `npm run test:soak`: runs the model-based test, the fuzzing, the property tests and the walk through all zooms, with
 * many more inputs than `npm test` has time for, or with new inputs each time.
 *
 * Usage: npm run test:soak [-- --runs 10000] [--inputs 1000000] [--only model|fuzz|unit|zoom|layouts]
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import * as v from 'valibot';

const reportFolder = '.output/fuzz';

/** The report of `tests/fuzz/support/fuzz.ts` on each parser. */
const reportSchema = v.object({
  name: v.string(),
  inputs: v.number(),
  slowestMs: v.number(),
  mostAllocated: v.number(),
  longestInput: v.number(),
  retained: v.number(),
});

const count = v.pipe(v.string(), v.regex(/^[1-9]\d*$/));
const optionsSchema = v.object({
  runs: count,
  inputs: count,
  only: v.optional(v.picklist(['model', 'fuzz', 'unit', 'zoom', 'layouts'])),
});

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '10000' },
    inputs: { type: 'string', default: '1000000' },
    only: { type: 'string' },
  },
});
const options = v.safeParse(optionsSchema, values);
if (!options.success) {
  console.error(
    '--runs and --inputs are whole numbers above zero, --only is model, fuzz, unit, zoom or layouts.',
  );
  process.exit(2);
}
const { runs, inputs, only } = options.output;

const vitest = (folder: string) => ['node_modules/vitest/vitest.mjs', 'run', `tests/${folder}`];
const everyZoom = ['node_modules/@playwright/test/cli.js', 'test', '--project=e2e', 'every-zoom'];

const parts = {
  unit: () =>
    soak('The property tests of the unit tests, with new inputs', vitest('unit'), {
      PROPERTY_SEED: 'random',
    }),
  model: () =>
    soak(`${runs} schedules; about 20 ms each on an idle machine`, vitest('model'), { MODEL_RUNS: runs }),
  fuzz,
  zoom: () =>
    soak('The panel’s height at every zoom, on every screen, in every language', everyZoom, {
      EVERY_LANGUAGE: 'yes',
    }),
  layouts: () =>
    soak('500 layouts of PSA’s invoice screen that were not seen before', [
      'scripts/layouts.ts',
      '--seed',
      String(1_000 + Math.floor(Math.random() * 1_000_000)),
    ]),
};
const wanted = only === undefined ? Object.values(parts) : [parts[only]];
const results: boolean[] = [];
for (const part of wanted) results.push(await part());
process.exitCode = results.every(Boolean) ? 0 : 1;

async function fuzz(): Promise<boolean> {
  await rm(reportFolder, { recursive: true, force: true });
  const title = `${inputs} inputs for all parsers together; about 4 minutes for a million on two idle cores`;
  const endedWell = await soak(title, vitest('fuzz'), { FUZZ_RUNS: inputs, FUZZ_REPORT: reportFolder });
  await showReports();
  return endedWell;
}

/** Runs one of the project's tools; true if it succeeds. */
async function soak(
  title: string,
  command: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Promise<boolean> {
  const startedAt = Date.now();
  console.log(`\n▸ ${title} …`);
  const child = spawn(process.execPath, command, {
    stdio: 'inherit',
    env: { ...process.env, ...settings },
  });
  const [code] = await once(child, 'exit');
  console.log(`${Math.round((Date.now() - startedAt) / 1000)} s`);
  return code === 0;
}

/** One line for each parser that passed; one that did not is reported above. */
async function showReports(): Promise<void> {
  const files = await readdir(reportFolder).catch(() => []);
  const reports = await Promise.all(
    files.map(async (file) =>
      v.parse(reportSchema, JSON.parse(await readFile(`${reportFolder}/${file}`, 'utf8'))),
    ),
  );
  console.table(
    Object.fromEntries(
      reports.map(({ name, inputs: read, slowestMs, mostAllocated, longestInput, retained }) => [
        name,
        {
          inputs: read,
          'slowest (ms)': Number(slowestMs.toFixed(1)),
          'most memory (kB)': Math.round(mostAllocated / 1000),
          'kept (kB)': Math.round(retained / 1000),
          'longest input': longestInput,
        },
      ]),
    ),
  );
  console.log(`${reports.reduce((sum, report) => sum + report.inputs, 0)} inputs survived`);
}
