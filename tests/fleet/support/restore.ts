/** Around all roll-out tests: clears what a killed run may have left, and whatever this one leaves. */
import { restoreMachine } from './policy-file.ts';

const numbers = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;

export default function restore(): () => void {
  restoreMachine();
  process.once('exit', restoreMachine);
  // Playwright itself answers an interrupt by ending the tests; the other two would end it without a word.
  for (const signal of ['SIGHUP', 'SIGTERM'] as const) {
    process.once(signal, () => process.exit(128 + numbers[signal]));
  }
  return restoreMachine;
}
