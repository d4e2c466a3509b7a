/**
 * Decides what happens next. Every step that could overtake another waits here until fast-check releases it, and time
 * stands still until `settle` or `elapse`. So the same seed always gives the same course of events.
 *
 * Needs vitest's fake timers, with `setImmediate` left alone.
 */
import type { Scheduler } from 'fast-check';
import { vi } from 'vitest';

export interface Flow {
  /** Resolves when it is this step's turn. */
  turn(step: string): Promise<void>;
  /** Lets `count` steps happen, or fewer if there are no more. */
  steps(count: number): Promise<void>;
  /**
   * Lets everything happen that can, and time pass while `isAwaited` is true.
   * @throws {Error} if something is awaited that can never come
   */
  settle(isAwaited: () => boolean): Promise<void>;
  /** Lets `ms` milliseconds pass, with everything due in them. After more than 8 s, no earlier step still waits. */
  elapse(ms: number): Promise<void>;
}

/** The longest that a step waits for its turn, in ms: networks and browsers are slow, but not for minutes. */
const longestTurnMs = 8_000;

export function createFlow(scheduler: Scheduler): Flow {
  /** Takes the next step after all consequences of the last. Returns whether there was one. */
  async function step(): Promise<boolean> {
    await consequences();
    if (scheduler.count() === 0) return false;
    await scheduler.waitNext(1);
    return true;
  }

  async function allSteps(): Promise<void> {
    while (await step());
  }

  return {
    turn: (name) => scheduler.schedule(Promise.resolve(), name),

    async steps(count) {
      for (let left = count; left > 0 && (await step()); left -= 1);
      await consequences();
    },

    async settle(isAwaited) {
      for (;;) {
        await allSteps();
        if (!isAwaited()) return;
        if (vi.getTimerCount() === 0) throw new Error('Somebody waits for something that can never come.');
        vi.advanceTimersToNextTimer();
      }
    },

    async elapse(ms) {
      const isLong = ms > longestTurnMs;
      if (isLong) await allSteps();
      let isOver = false;
      setTimeout(() => {
        isOver = true;
      }, ms);
      while (!isOver) {
        vi.advanceTimersToNextTimer();
        await (isLong ? allSteps() : consequences());
      }
    },
  };
}

/** Runs everything that needs no time: promises and ticks. */
function consequences(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
