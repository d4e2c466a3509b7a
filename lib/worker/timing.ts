/** Waiting and locking, with the browser's own functions. */

/** Resolves after `ms` milliseconds. */
export function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Runs `work` under a named lock, shared by all contexts of this browser profile, and returns its result. */
export async function withLock<T>(name: string, work: () => Promise<T>): Promise<T> {
  return navigator.locks.request(name, () => work());
}
