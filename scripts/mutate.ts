/**
 * `npm run test:mutation`: changes one operator, condition or statement at a time and runs the unit tests that reach it.
 * A change that no test notices is a gap in the tests. Works on a copy, in the OS's temporary folder.
 *
 * Usage: `npm run test:mutation -- [--lines 200] [--seed text] [file or folder...]`
 */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import { filesAt, samplePassages } from './mutation/sample.ts';
import { percentOf, reportOf, scoreOf } from './mutation/score.ts';

/** Where a mistake moves money twice, shows it wrong, or lets the wrong page or person act. */
const defaultPaths = [
  'lib/worker/operations',
  'lib/money',
  'lib/wisepay/surcharge.ts',
  'lib/wisepay/surcharge-refund.ts',
  'lib/worker/messages/router.ts',
  'lib/worker/session',
  'lib/psa/hosts.ts',
  'lib/psa/host-permission.ts',
  'lib/panel/guard',
];

const leastPercent = 90;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { lines: { type: 'string', default: '200' }, seed: { type: 'string', default: 'constant' } },
});
const lines = Number(values.lines);
if (!(lines > 0)) throw new Error(`--lines needs a number, not ${values.lines}.`);
const files = filesAt(positionals.length > 0 ? positionals : defaultPaths);
const sample = samplePassages(files, lines, values.seed);

const results = await new Stryker({
  testRunner: 'vitest',
  plugins: [import.meta.resolve('@stryker-mutator/vitest-runner')],
  vitest: { configFile: 'scripts/mutation/vitest.config.ts' },
  mutate: sample.map(({ file, first, last }) => `${file}:${first}-${last}`),
  // Texts are for people or are codes, which the type checker compares.
  mutator: { excludedMutations: ['StringLiteral', 'ObjectLiteral', 'ArrayDeclaration'] },
  coverageAnalysis: 'perTest',
  ignorePatterns: ['.output'],
  tempDirName: join(tmpdir(), 'wisepay-mutation'),
  // Vitest needs neither a changed tsconfig.json nor unchecked files, and the project's TypeScript has no programming
  // interface with which Stryker could change the former.
  tsconfigFile: 'none',
  disableTypeChecks: false,
  reporters: ['progress-append-only'],
  allowConsoleColors: false,
}).runMutationTest();

console.log(reportOf(results));
if (percentOf(scoreOf(results)) < leastPercent) {
  console.error(`Below ${leastPercent} %.`);
  process.exitCode = 1;
}
