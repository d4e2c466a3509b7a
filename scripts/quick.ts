/**
 * `npm run test:quick`: checks types, lint and imports, and runs the unit tests that your changes since the last commit
 * can break. Only `npm test` counts; this is for use while you work.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { checks } from './test/checks.ts';

/** Runs one of the project's tools, and shows its output if it fails; true if it succeeds. */
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

const prepared = await run('Message keys', ...checks['Message keys']);
const checked = await Promise.all([
  run('Types', ...checks.Types),
  run('Lint', ...checks.Lint, '--changed', '--no-errors-on-unmatched'),
  run('Imports', ...checks.Imports),
  run('Unit tests', 'vitest/vitest.mjs', 'run', 'tests/unit', '--changed', '--passWithNoTests'),
]);
process.exitCode = prepared && checked.every(Boolean) ? 0 : 1;
