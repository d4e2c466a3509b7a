/** Node's own, even while a test fakes timers. */
const { setTimeout } = globalThis;

/** Longer than any machine needs, but less than a test may take, so that the test reports what it waited for. */
const longestMs = 15_000;

/**
 * Waits until a check no longer throws, and returns its result. For events that nothing announces. Does not use or move
 * a clock that the test controls.
 *
 * @throws the last error of the check
 */
export async function eventually<T>(check: () => T | Promise<T>): Promise<T> {
  const end = process.hrtime.bigint() + BigInt(longestMs) * 1_000_000n;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (process.hrtime.bigint() > end) throw error;
    }
    await new Promise<void>((resolve) => setTimeout(resolve, 5));
  }
}
