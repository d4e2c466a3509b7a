/**
 * The pauses of a panel that asks by itself: after each failure in a row a longer one, up to a minute, and none two alike.
 * Many panels fail at the same moment, and are not to go on asking at the same moments.
 */
import type { PodError } from '../errors.ts';

/** The longest pause after a first failure, in ms; each further one in a row doubles it. */
const firstPauseMs = 6_000;
/** And how far it grows, in ms; only what WisePay asks for is longer. */
const longestPauseMs = 60_000;

export interface Backoff {
  /** Resolves when it is time to ask again: never before WisePay allows it, but at once where `over` is called. */
  after(error: PodError): Promise<void>;
  /** WisePay has answered, to whatever question: nobody waits any more, and the next pause is a first one. */
  over(): void;
}

/**
 * @param wait a timer, in ms
 * @param random a number from 0 up to 1; the second half of each pause is left to it
 */
export function createBackoff(wait: (ms: number) => Promise<void>, random: () => number): Backoff {
  let failures = 0;
  let end = () => {};

  return {
    async after({ details }) {
      const longest = Math.min(firstPauseMs * 2 ** failures, longestPauseMs);
      failures += 1;
      const pause = (longest / 2) * (1 + random());
      const ended = new Promise<void>((resolve) => {
        end = resolve;
      });
      await Promise.race([wait(Math.max(pause, details.retryAfterMs ?? 0)), ended]);
    },
    over() {
      failures = 0;
      end();
    },
  };
}
