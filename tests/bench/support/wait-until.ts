import { setTimeout } from 'node:timers/promises';

const longestMs = 30_000;
const everyMs = 5;

/**
 * Asks until the answer is not undefined. For conditions only: measured times must be taken where they happen.
 *
 * @param what named in the error
 * @throws {Error} after 30 s
 */
export async function waitUntil<T>(what: string, ask: () => Promise<T | undefined>): Promise<T> {
  const end = Date.now() + longestMs;
  while (Date.now() < end) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await setTimeout(everyMs);
  }
  throw new Error(`Waited in vain: ${what}.`);
}
