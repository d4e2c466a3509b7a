/** The machine-wide policy must not outlive the tests, however they end. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { expect, test } from './support/fixtures.ts';
import { managedFolder, policyFile, restoreMachine } from './support/policy-file.ts';

test.beforeEach(restoreMachine);

/** Starts another run, and waits until its policy is in force. */
async function startRun(afterwards = '') {
  const statements = `
    import restore from './tests/fleet/support/restore.ts';
    import { writePolicy } from './tests/fleet/support/policy-file.ts';
    restore();
    writePolicy({});
    process.stdout.write('managed');
    ${afterwards}
    setInterval(() => {}, 1_000);`;
  const run = spawn(process.execPath, ['--input-type=module', '--eval', statements], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = once(run, 'exit');
  await once(run.stdout, 'data');
  return { run, ended };
}

for (const signal of ['SIGTERM', 'SIGHUP'] as const) {
  test(`a run that is told to end by ${signal} takes its policy with it`, async () => {
    const hadFolder = existsSync(managedFolder);
    const { run, ended } = await startRun();
    expect(existsSync(policyFile)).toBe(true);
    run.kill(signal);
    await ended;
    expect(existsSync(policyFile)).toBe(false);
    expect(existsSync(managedFolder)).toBe(hadFolder);
  });
}

test('a run that breaks down takes its policy with it', async () => {
  const { ended } = await startRun("throw new Error('broken down');");
  await ended;
  expect(existsSync(policyFile)).toBe(false);
});

test('what a killed run has left is cleared away, and nothing that is somebody else’s', async () => {
  const madeFolder = mkdirSync(managedFolder, { recursive: true });
  const other = `${managedFolder}/somebody-else.json`;
  writeFileSync(other, '{}');
  try {
    const { run, ended } = await startRun();
    run.kill('SIGKILL');
    await ended;
    expect(existsSync(policyFile)).toBe(true);
    restoreMachine();
    expect(existsSync(policyFile)).toBe(false);
    expect(existsSync(other)).toBe(true);
  } finally {
    rmSync(madeFolder ?? other, { recursive: true });
  }
});
