/** `npm run test:fleet`: the roll-out tests, where they can run; elsewhere why they cannot. */
import { spawn } from 'node:child_process';
import { whyNoFleet } from '../tests/fleet/support/machine.ts';

const reason = await whyNoFleet();
if (reason === null) runTests();
else console.log(`Roll-out tests skipped: ${reason}.`);

function runTests(): void {
  const cli = 'node_modules/@playwright/test/cli.js';
  const args = ['test', '--config=tests/fleet/playwright.config.ts', ...process.argv.slice(2)];
  const child = spawn(process.execPath, [cli, ...args], { stdio: 'inherit' });
  // The tests take their policy off the machine before they end: so they are asked to, and waited for.
  for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => child.kill(signal));
  }
  child.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}
