/**
 * What happens next. Every step that could overtake another one waits here until fast-check lets it go, and time
 * stands still until somebody lets it pass: the same seed always gives the same course of events.
 *
 * Needs vitest's fake timers, with `setImmediate` left alone.
 */
import type { Scheduler } from 'fast-check';
import { vi } from 'vitest';

export interface Flow {
  /** Resolves when it is the turn of this step. */
  turn(step: string): Promise<void>;
  /** Lets so many steps happen, or fewer if there are no more. */
  steps(count: number): Promise<void>;
  /**
   * Lets everything happen that can, and time pass for as long as somebody waits.
   * @throws {Error} when somebody waits for something that can never come
   */
  settle(isAwaited: () => boolean): Promise<void>;
  /** Lets `ms` milliseconds pass, with all that falls due in them. No step is left waiting for longer. */
  elapse(ms: number): Promise<void>;
}

/** A step waits for its turn no longer than this, in ms: networks and browsers are slow, but not for minutes. */
const longestTurnMs = 8_000;

export function createFlow(scheduler: Scheduler): Flow {
  /** Whether a step was there to be taken. What follows from the last one has happened before it is looked for. */
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

/** Everything that follows without waiting for anything: promises and ticks, none of which is a matter of time. */
function consequences(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
