/**
 * `npm run test:quick`: types, lint, imports, and the unit tests that what you changed can break (against the last commit).
 * For while you work; `npm test` is what counts.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Runs one of the project's tools; shows its output where it fails. */
async function run(name: string, file: string, ...args: string[]): Promise<boolean> {
  const child = spawn(process.execPath, [`node_modules/${file}`, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (data) => {
    output += data;
  });
  child.stderr.on('data', (data) => {
    output += data;
  });
  const [code] = await once(child, 'close');
  console.log(code === 0 ? `✓ ${name}` : `✗ ${name}\n${output}`);
  return code === 0;
}

const prepared = await run('Message keys', 'wxt/bin/wxt.mjs', 'prepare');
const checked = await Promise.all([
  run('Types', 'typescript/bin/tsc', '--noEmit'),
  run(
    'Lint',
    '@biomejs/biome/bin/biome',
    'check',
    '--error-on-warnings',
    '--changed',
    '--no-errors-on-unmatched',
  ),
  run(
    'Imports',
    'dependency-cruiser/bin/dependency-cruiser.mjs',
    'lib',
    'components',
    'entrypoints',
    'sandbox',
    'scripts',
  ),
  run('Unit tests', 'vitest/vitest.mjs', 'run', 'tests/unit', '--changed', '--passWithNoTests'),
]);
process.exitCode = prepared && checked.every(Boolean) ? 0 : 1;
