/**
 * Real time, independent of the machine's clock: the browser's steady clock and WisePay's clock. Needs vitest's fake
 * timers, which advance `performance.now` with time but not when the clock is set.
 */

import { vi } from 'vitest';
import type { Clock } from '#sandbox/wisepay/time/clock.ts';

/** The browser's steady clock, in ms. */
export const steadyNow = () => performance.now();

/** A clock that cannot be set. @param start its time now, in ms since 1970 */
export function realClock(start: number): Clock {
  const begun = steadyNow();
  return {
    now: () => start + steadyNow() - begun,
    after(ms, task) {
      const timer = setTimeout(task, ms);
      return () => clearTimeout(timer);
    },
  };
}

/** Moves the machine's clock by `ms`, ahead or back. */
export function setClock(ms: number): void {
  vi.setSystemTime(Date.now() + ms);
}
