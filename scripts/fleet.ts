/** `npm run test:fleet`: runs the roll-out tests where they can run; elsewhere says why they cannot. */
import { spawn } from 'node:child_process';
import { whyNoFleet } from '../tests/fleet/support/machine.ts';

const reason = await whyNoFleet();
if (reason === null) runTests();
else console.log(`Roll-out tests skipped: ${reason}.`);

function runTests(): void {
  const cli = 'node_modules/@playwright/test/cli.js';
  const args = ['test', '--config=tests/fleet/playwright.config.ts', ...process.argv.slice(2)];
  const child = spawn(process.execPath, [cli, ...args], { stdio: 'inherit' });
  // The tests remove their policy from the machine before they end, so they get the signal and time to do so.
  for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => child.kill(signal));
  }
  child.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}
