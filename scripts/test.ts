/**
 * `npm test`: every check of the project, one after the other, all of them even when one fails. The last line
 * counts them: `N passed, N failed`. A check that has no tests of its own (types, lint, unused code) counts as one.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rm } from 'node:fs/promises';
import * as v from 'valibot';
import { whyNoFleet } from '../tests/fleet/support/machine.ts';
import { restoreMachine } from '../tests/fleet/support/policy-file.ts';
import { findBrowser } from './browser/find-browser.ts';

interface Count {
  readonly passed: number;
  readonly failed: number;
}

const unitResults = '.output/unit-results.json';
const endToEndResults = '.output/e2e-results.json';
const fleetResults = '.output/fleet-results.json';

const unitSchema = v.object({
  numPassedTests: v.number(),
  numFailedTests: v.number(),
  numPendingTests: v.number(),
});
const endToEndSchema = v.object({
  stats: v.object({ expected: v.number(), unexpected: v.number(), flaky: v.number(), skipped: v.number() }),
});

/** Runs one of the project's tools and shows its output; true when it ends well. */
async function run(name: string, file: string, ...args: string[]): Promise<boolean> {
  console.log(`\n▸ ${name}`);
  const child = spawn(process.execPath, [`node_modules/${file}`, ...args], { stdio: 'inherit' });
  // Whoever ends this ends what it runs: some tests have to tidy up after themselves.
  const end = () => {
    child.kill('SIGTERM');
    process.exit(1);
  };
  process.on('SIGTERM', end).on('SIGHUP', end);
  const [code] = await once(child, 'exit');
  process.off('SIGTERM', end).off('SIGHUP', end);
  return code === 0;
}

async function check(name: string, file: string, ...args: string[]): Promise<Count> {
  return (await run(name, file, ...args)) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Skipped tests count as failed: nothing here may go untested unseen. So does a run that could not be counted. */
async function countUnit(endedWell: boolean): Promise<Count> {
  const result = v.safeParse(unitSchema, await readJson(unitResults));
  if (!result.success) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, numPendingTests } = result.output;
  return atLeastOneFailure(endedWell, { passed: numPassedTests, failed: numFailedTests + numPendingTests });
}

async function countEndToEnd(endedWell: boolean, results: string): Promise<Count> {
  const result = v.safeParse(endToEndSchema, await readJson(results));
  if (!result.success) return { passed: 0, failed: 1 };
  const { expected, unexpected, flaky, skipped } = result.output.stats;
  return atLeastOneFailure(endedWell, { passed: expected, failed: unexpected + flaky + skipped });
}

function atLeastOneFailure(endedWell: boolean, { passed, failed }: Count): Count {
  const isBad = !endedWell || passed === 0;
  return { passed, failed: isBad ? Math.max(failed, 1) : failed };
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** On their own and after all others: what they do holds for every browser on the machine. */
async function countFleet(): Promise<Count> {
  const reason = await whyNoFleet();
  if (reason !== null) {
    console.log(`\n▸ Roll-out tests: skipped, because ${reason}.`);
    return { passed: 0, failed: 0 };
  }
  const config = '--config=tests/fleet/playwright.config.ts';
  return countEndToEnd(await run('Roll-out tests', '@playwright/test/cli.js', 'test', config), fleetResults);
}

async function browserIsThere(): Promise<boolean> {
  try {
    console.log(`\n▸ Browser: ${await findBrowser()}`);
    return true;
  } catch (error) {
    console.error(String(error instanceof Error ? error.message : error));
    return false;
  }
}

await mkdir('.output', { recursive: true });
await Promise.all([unitResults, endToEndResults, fleetResults].map((path) => rm(path, { force: true })));

// A policy that a killed run has left would reach the browsers of all tests.
restoreMachine();

const counts = [
  await check('Message keys', 'wxt/bin/wxt.mjs', 'prepare'),
  await check('Types', 'typescript/bin/tsc', '--noEmit'),
  await check('Lint', '@biomejs/biome/bin/biome', 'check', '--error-on-warnings'),
  await check('Unused code', 'knip/bin/knip.js'),
  await check('Repeated code', 'jscpd/run-jscpd.js', '--config', '.jscpd.json'),
  await check('Repeated code in tests', 'jscpd/run-jscpd.js', '--config', 'tests/.jscpd.json'),
  await countUnit(
    await run(
      'Unit tests',
      'vitest/vitest.mjs',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile=${unitResults}`,
    ),
  ),
  (await browserIsThere())
    ? await countEndToEnd(await run('End-to-end tests', '@playwright/test/cli.js', 'test'), endToEndResults)
    : { passed: 0, failed: 1 },
  await countFleet(),
];

const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
