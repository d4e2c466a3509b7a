/**
 * `npm test`: runs every check of the project in order, even after one fails. At the end it names the failures, and the
 * last line gives the counts: `N passed, N failed`. A check without tests of its own (types, lint, unused code) counts
 * as one.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { whyNoFleet } from '../tests/fleet/support/machine.ts';
import { restoreMachine } from '../tests/fleet/support/policy-file.ts';
import { findBrowser } from './browser/find-browser.ts';
import { runCommand } from './command.ts';
import { browserOutcome } from './test/browser-outcome.ts';
import { type CheckName, checks } from './test/checks.ts';
import { failure, judged, type Outcome } from './test/outcome.ts';
import { unitOutcome } from './test/unit-outcome.ts';

const unitResults = '.output/unit-results.json';
const browserResults = '.output/e2e-results.json';
const fleetResults = '.output/fleet-results.json';

/** Runs one of the project's tools and shows its output; true if it succeeds. */
async function run(name: string, file: string, ...args: string[]): Promise<boolean> {
  console.log(`\n▸ ${name}`);
  const child = spawn(process.execPath, [`node_modules/${file}`, ...args], { stdio: 'inherit' });
  // Ending this process ends the tool as well: some tests have to clean up.
  const end = () => {
    child.kill('SIGTERM');
    process.exit(1);
  };
  process.on('SIGTERM', end).on('SIGHUP', end);
  const [code] = await once(child, 'exit');
  process.off('SIGTERM', end).off('SIGHUP', end);
  return code === 0;
}

async function check(name: CheckName): Promise<Outcome> {
  const [file, ...args]: readonly [string, ...string[]] = checks[name];
  return (await run(name, file, ...args)) ? { passed: 1, failures: [] } : { passed: 0, failures: [name] };
}

async function unitTests(): Promise<Outcome> {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile=${unitResults}`];
  const endedWell = await run('Unit tests', 'vitest/vitest.mjs', 'run', ...reporters);
  return judged(unitOutcome(await readJson(unitResults)), endedWell);
}

async function browserTests(name: string, results: string, ...args: string[]): Promise<Outcome> {
  await rm(results, { force: true });
  const endedWell = await run(name, '@playwright/test/cli.js', 'test', ...args);
  return judged(browserOutcome(await readJson(results)), endedWell);
}

/** Tests that click in the panel run one at a time; the others only look, and use every core. */
async function allBrowserTests(): Promise<Outcome[]> {
  try {
    console.log(`\n▸ Browser: ${await findBrowser()}`);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return [{ passed: 0, failures: [failure('Browser', message)] }];
  }
  const clicking = ['e2e', 'faults', 'hostile'].map((project) => `--project=${project}`);
  const looking = ['--project=gallery', '--project=layouts', '--workers=100%', '--output=.output/gallery'];
  return [
    await browserTests('End-to-end tests', browserResults, ...clicking),
    await browserTests('Gallery and layouts', browserResults, ...looking),
  ];
}

/** Alone and after all others: what they do affects every browser on the machine. */
async function fleetTests(): Promise<Outcome> {
  const reason = await whyNoFleet();
  if (reason !== null) {
    console.log(`\n▸ Roll-out tests: skipped, because ${reason}.`);
    return { passed: 0, failures: [] };
  }
  return browserTests('Roll-out tests', fleetResults, '--config=tests/fleet/playwright.config.ts');
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return undefined;
  }
}

async function runEverything(): Promise<void> {
  await mkdir('.output', { recursive: true });
  await rm(unitResults, { force: true });

  // A policy left by a killed run would reach the browsers of all tests.
  restoreMachine();

  const outcomes = [
    await check('Message keys'),
    await check('Types'),
    await check('Lint'),
    await check('Imports'),
    await check('Unused code'),
    await check('Repeated code'),
    await check('Repeated code in tests'),
    await unitTests(),
    ...(await allBrowserTests()),
    await fleetTests(),
  ];

  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
  const failures = outcomes.flatMap((outcome) => outcome.failures);
  if (failures.length > 0) console.log(`\n▸ Failed\n${failures.map((text) => `  - ${text}`).join('\n')}`);
  console.log(`\n${passed} passed, ${failures.length} failed`);
  process.exitCode = failures.length === 0 ? 0 : 1;
}

await runCommand({ script: 'scripts/test.ts', failed: 'The tests were not run' }, async () => {
  const args = process.argv.slice(2);
  if (args.length > 0) {
    throw new Error(
      `npm test takes no options, not even ${args[0]}: it runs everything. How to run one part or file: npm test -- --help`,
    );
  }
  await runEverything();
});
