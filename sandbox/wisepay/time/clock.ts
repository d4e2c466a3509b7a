/** The time, and what happens later. Money goes by this clock, so that tests can turn it by hand. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs `task` once, `ms` milliseconds from now; the function that it returns calls that off. */
  after(ms: number, task: () => void): () => void;
}

/** The machine's own time. Something still to happen does not keep the process alive. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, task) {
    const timer = setTimeout(task, ms).unref();
    return () => clearTimeout(timer);
  },
};

/** Runs `task` now when `ms` is 0, and later otherwise. */
export function runAfter(clock: Clock, ms: number, task: () => void): void {
  if (ms === 0) task();
  else clock.after(ms, task);
}
