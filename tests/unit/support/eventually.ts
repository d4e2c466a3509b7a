/** Node's own, whatever a test has in its place by the time it is needed. */
const { setTimeout } = globalThis;

/** Longer than any machine needs, and less than a test may take: so the test says what it has waited for in vain. */
const longestMs = 15_000;

/**
 * Waits until a check throws nothing, and gives what it gives. For what happens by itself in a moment that nobody tells;
 * no clock that a test stops or turns is moved by it.
 *
 * @throws what the check threw last
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
