/**
 * `npm run jobs`: does each job of the POD as a person does it, saves a strip of screenshots under `.output/jobs/`,
 * counts the clicks, and prints whether they are as few as wanted. `--help` lists its options.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { runCommand } from './command.ts';
import { readCounted, type TakeResult } from './jobs/counted.ts';
import { areAllMet, jobsTable } from './jobs/table.ts';
import { folderOf, patternFor, removeTakes, type Take, takesOf } from './jobs/takes.ts';

const runner = ['node_modules/@playwright/test/cli.js', 'test', '--config=tests/jobs/playwright.config.ts'];

/** Does the jobs in a browser; true if each was done to its end. */
async function film(takes: readonly Take[]): Promise<boolean> {
  const child = spawn(process.execPath, [...runner, '--grep', patternFor(takes)], { stdio: 'inherit' });
  const end = () => child.kill('SIGTERM');
  process.once('SIGTERM', end);
  const [code] = await once(child, 'exit');
  process.off('SIGTERM', end);
  return code === 0;
}

await runCommand({ script: 'scripts/jobs.ts', failed: 'The jobs were not done' }, async () => {
  const { values } = parseArgs({
    options: {
      jobs: { type: 'string' },
      size: { type: 'string' },
      place: { type: 'string' },
    },
  });
  const takes = takesOf(values);
  await removeTakes(takes);
  const isDone = await film(takes);
  const results = await Promise.all(
    takes.map(async (take): Promise<TakeResult> => ({ ...take, counted: await readCounted(folderOf(take)) })),
  );
  console.log(`\n${jobsTable(results)}\n\nScreenshots: .output/jobs/<job>/<size>/<place>/`);
  if (!isDone || !areAllMet(results)) process.exitCode = 1;
});
