/** Time and turns, as the browser has them. */

/** Resolves after `ms` milliseconds. */
export function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Waits until nobody else in this browser profile holds the lock of that name, and gives what `work` comes to under it. */
export async function withLock<T>(name: string, work: () => Promise<T>): Promise<T> {
  return navigator.locks.request(name, () => work());
}
