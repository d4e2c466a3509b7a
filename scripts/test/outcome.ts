import { stripVTControlCharacters } from 'node:util';

/** What came of a check, or of all tests of one kind. */
export interface Outcome {
  readonly passed: number;
  /** What a person needs to find each failure again: its place, its name and what was said of it. */
  readonly failures: readonly string[];
}

/**
 * The outcome of tests that were counted, where their runner itself may have failed too.
 *
 * @param endedWell whether the runner ended as one does that found nothing wrong
 */
export function judged({ passed, failures }: Outcome, endedWell: boolean): Outcome {
  if (failures.length > 0) return { passed, failures };
  if (passed === 0) return { passed, failures: ['no test was run'] };
  return { passed, failures: endedWell ? [] : ['every test passed, but the run itself did not end well'] };
}

/** One failure, in as few lines as tell what is wrong. A runner's message comes in a terminal's colours. */
export function failure(name: string, message = ''): string {
  const lines = stripVTControlCharacters(message)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return [name, ...lines.slice(0, 6)].join('\n      ');
}
