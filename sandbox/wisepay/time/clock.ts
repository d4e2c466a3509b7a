/** The time, and tasks for later. Money follows this clock, so that tests can control it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs `task` once, in `ms` milliseconds. @returns a function that cancels it */
  after(ms: number, task: () => void): () => void;
}

/** The machine's own time. A pending task does not keep the process alive. */
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
