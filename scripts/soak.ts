/**
 * `npm run test:soak`: the model-based test through many more schedules than `npm test` has time for.
 *
 * Usage: npm run test:soak [-- --runs 10000]
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '10000' } } });
if (!/^[1-9]\d*$/.test(values.runs)) {
  console.error('--runs is how many schedules: a whole number above zero.');
  process.exit(2);
}

const startedAt = Date.now();
console.log(`${values.runs} schedules; about 20 ms each on an idle machine …`);
const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', 'tests/model'], {
  stdio: 'inherit',
  env: { ...process.env, MODEL_RUNS: values.runs },
});
const [code] = await once(child, 'exit');
console.log(`${Math.round((Date.now() - startedAt) / 1000)} s`);
process.exitCode = typeof code === 'number' ? code : 1;
