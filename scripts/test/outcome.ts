import { stripVTControlCharacters } from 'node:util';

/** The outcome of a check, or of all tests of one kind. */
export interface Outcome {
  readonly passed: number;
  /** What is needed to find each failure again: its place, its name and its message. */
  readonly failures: readonly string[];
}

/**
 * The outcome of counted tests, whose runner itself may have failed too.
 *
 * @param endedWell whether the runner reported success
 */
export function judged({ passed, failures }: Outcome, endedWell: boolean): Outcome {
  if (failures.length > 0) return { passed, failures };
  if (passed === 0) return { passed, failures: ['no test was run'] };
  return { passed, failures: endedWell ? [] : ['every test passed, but the run itself did not end well'] };
}

/** One failure, in at most seven lines. A runner's message contains a terminal's colors. */
export function failure(name: string, message = ''): string {
  const lines = stripVTControlCharacters(message)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return [name, ...lines.slice(0, 6)].join('\n      ');
}
