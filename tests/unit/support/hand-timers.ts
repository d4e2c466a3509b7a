/** Timers that the test ends. */
import { type Deferred, deferred } from './deferred.ts';

export interface Timer extends Deferred<void> {
  readonly ms: number;
}

export interface HandTimers {
  /** The timers that were set, oldest first. */
  readonly timers: readonly Timer[];
  /** Sets a timer; resolves when the test ends it. */
  wait(ms: number): Promise<void>;
}

export function handTimers(): HandTimers {
  const timers: Timer[] = [];
  return {
    timers,
    wait(ms) {
      const timer = { ...deferred(), ms };
      timers.push(timer);
      return timer.promise;
    },
  };
}
