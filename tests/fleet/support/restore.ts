/** Runs around all roll-out tests: removes what a killed run may have left, and what this run leaves. */
import { restoreMachine } from './policy-file.ts';

const numbers = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;

export default function restore(): () => void {
  restoreMachine();
  process.once('exit', restoreMachine);
  // Playwright ends the tests properly on SIGINT; the other two signals would end it without cleanup.
  for (const signal of ['SIGHUP', 'SIGTERM'] as const) {
    process.once(signal, () => process.exit(128 + numbers[signal]));
  }
  return restoreMachine;
}
