/**
 * The pauses of a panel that asks automatically: longer after each failure in a row, up to a minute, and random.
 * Many panels fail at the same time, and must not ask again at the same time.
 */
import type { PodError } from '../errors.ts';

/** The longest pause after a first failure, in ms; each further failure in a row doubles it. */
const firstPauseMs = 6_000;
/** The most that it grows to, in ms; only a wait that WisePay asks for can be longer. */
const longestPauseMs = 60_000;

export interface Backoff {
  /** Resolves when it is time to ask again: never before WisePay allows it, but immediately if `over` is called. */
  after(error: PodError): Promise<void>;
  /** WisePay has answered a question, whichever it was: the wait ends, and the next pause is a first one. */
  over(): void;
}

/**
 * @param wait a timer, in ms
 * @param random a number from 0 up to 1; it decides the second half of each pause
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
