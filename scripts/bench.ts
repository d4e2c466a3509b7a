/**
 * `npm run bench`: measures the built extension in real browsers against the sandbox, and compares it with its budgets.
 * Writes `.output/bench.json`; exits with 1 if a figure is over its budget.
 *
 * Usage: npm run bench [-- --runs 20] [--only load] [--document]
 *
 * `--only` measures one part: sizes, load, mutations, taught, idle, view, terminal, worker-start, memory or switches.
 * `--document` puts the table into docs/performance.md.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { measureIdle } from '../tests/bench/figures/idle.ts';
import { measureLoad } from '../tests/bench/figures/load.ts';
import { measureMemory } from '../tests/bench/figures/memory.ts';
import { measureMutations } from '../tests/bench/figures/mutations.ts';
import { measureSizes } from '../tests/bench/figures/sizes.ts';
import { measureSwitches } from '../tests/bench/figures/switches.ts';
import { measureTaught } from '../tests/bench/figures/taught.ts';
import { measureTerminal } from '../tests/bench/figures/terminal.ts';
import { measureView } from '../tests/bench/figures/view.ts';
import { measureWorkerStart } from '../tests/bench/figures/worker-start.ts';
import type { Measured } from '../tests/bench/figures.ts';
import { type Bench, startBench } from '../tests/bench/support/bench.ts';
import { documentResult, markdownTable } from '../tests/bench/support/document-table.ts';
import { describeMachine } from '../tests/bench/support/machine.ts';
import { overBudget, resultsOf, tableOf } from '../tests/bench/support/report.ts';
import { findBrowser } from './browser/find-browser.ts';
import { buildSandbox } from './sandbox/build-sandbox.ts';

const resultPath = '.output/bench.json';

const parts: Readonly<Record<string, (bench: Bench) => Promise<Measured>>> = {
  load: measureLoad,
  view: measureView,
  terminal: measureTerminal,
  'worker-start': measureWorkerStart,
  memory: measureMemory,
  switches: measureSwitches,
  mutations: measureMutations,
  taught: measureTaught,
  idle: measureIdle,
};

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '20' },
    only: { type: 'string' },
    document: { type: 'boolean', default: false },
  },
});
const options = v.safeParse(
  v.object({
    runs: v.pipe(v.string(), v.regex(/^[1-9]\d{0,3}$/), v.transform(Number)),
    only: v.optional(v.picklist(['sizes', ...Object.keys(parts)])),
    document: v.boolean(),
  }),
  values,
);
if (!options.success) {
  console.error(
    `--runs is a whole number above zero, --only one of sizes, ${Object.keys(parts).join(', ')}.`,
  );
  process.exit(2);
}
const { runs, only, document } = options.output;
if (only !== undefined && document) {
  console.error('The document has all figures: --document goes without --only.');
  process.exit(2);
}

async function measure(): Promise<Measured> {
  const isWanted = (name: string) => only === undefined || only === name;
  let measured: Measured = isWanted('sizes') ? await measureSizes() : {};
  for (const [name, measurePart] of Object.entries(parts).filter(([part]) => isWanted(part))) {
    console.log(`▸ ${name}`);
    // Each part has its own browser, so that no part measures what another leaves behind.
    const bench = await startBench(runs);
    try {
      measured = { ...measured, ...(await measurePart(bench)) };
    } finally {
      await bench.close();
    }
  }
  return measured;
}

buildSandbox({ showsReport: false });
const results = resultsOf(await measure());
const machine = await describeMachine(await findBrowser());
const table = markdownTable(tableOf(results));
await mkdir('.output', { recursive: true });
await writeFile(resultPath, `${JSON.stringify(results, null, 2)}\n`);
console.log(`\n${table}\n\n${machine}`);
if (document) await documentResult('bench', `${machine}\n\n${table}`);

const over = overBudget(results);
if (over.length > 0) console.error(`\nOver budget: ${over.join(', ')}`);
process.exitCode = over.length > 0 ? 1 : 0;
